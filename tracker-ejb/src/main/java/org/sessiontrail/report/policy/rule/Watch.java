package org.sessiontrail.report.policy.rule;

import org.sessiontrail.store.TrailReader;

/** A rule at work on one report. One thread. */
public interface Watch {
  /** Takes a record of before the period: to be known, never a violation. */
  default void before(Sighting sighting) {}

  /** Takes a record of the period; records come in order of time. */
  default void during(Sighting sighting) {}

  /**
   * The period is over.
   *
   * @param reader for what only a question of its own can tell
   * @throws Exception what the store threw
   */
  default void end(Period period, TrailReader reader) throws Exception {}
}
