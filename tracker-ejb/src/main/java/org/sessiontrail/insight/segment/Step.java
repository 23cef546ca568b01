package org.sessiontrail.insight.segment;

import java.util.List;
import org.sessiontrail.insight.sql.SqlPart;

/**
 * One step of a funnel: conditions on what was done, in the grammar of segments.
 *
 * @param all each holds alternatives of which one has to be met
 */
public record Step(List<List<Condition>> all) {
  /** Makes the step immutable. */
  public Step {
    all = all.stream().map(List::copyOf).toList();
  }

  /**
   * Reads a step, {@code page==/cart} for one.
   *
   * @throws SegmentMistake the first thing that is wrong
   */
  public static Step of(String text) throws SegmentMistake {
    return new Step(Grammar.read(text, Field.ofSteps()));
  }

  /** The step as it is typed. */
  public String text() {
    return Grammar.text(all);
  }

  /** The predicate on the event {@code e}. */
  public SqlPart predicate() {
    return Grammar.predicate(all);
  }
}
