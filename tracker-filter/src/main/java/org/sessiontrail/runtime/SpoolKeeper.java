package org.sessiontrail.runtime;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.spool.Spool;
import org.sessiontrail.spool.SpoolStatus;

/**
 * Prepares what the spool will need and tells the health how it is.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class SpoolKeeper implements Agent {
  private static final String PART = "spool";
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Spool spool;
  private final Health health;
  private long failedNanos = System.nanoTime() - PAUSE_NANOS;

  SpoolKeeper(Spool spool, Health health) {
    this.spool = spool;
    this.health = health;
  }

  @Override
  public String name() {
    return "spool-keeper";
  }

  @Override
  public int doWork() {
    report();
    long now = System.nanoTime();
    if (now - failedNanos >= PAUSE_NANOS) {
      try {
        spool.prepare();
      } catch (IOException e) {
        // no harm yet: whoever needs what could not be prepared will say so
        failedNanos = now;
      }
    }
    return 0;
  }

  /** States how the spool is. */
  void report() {
    SpoolStatus status = spool.status();
    health.report(PART, state(status.condition()), status.message());
  }

  private static Health.State state(SpoolStatus.Condition condition) {
    return switch (condition) {
      case FINE -> Health.State.UP;
      case IMPAIRED -> Health.State.DEGRADED;
      case FAILING -> Health.State.DOWN;
    };
  }
}
