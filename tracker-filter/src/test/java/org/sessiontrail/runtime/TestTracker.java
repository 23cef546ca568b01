package org.sessiontrail.runtime;

import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.spool.Spool;

/** Trackers with a spool of the test's own. */
public final class TestTracker {
  private TestTracker() {}

  /** A tracker that is not yet running. */
  public static Tracker with(TrackerConfig config, TrailClock clock, Spool spool) {
    return new Tracker(config, clock, spool);
  }
}
