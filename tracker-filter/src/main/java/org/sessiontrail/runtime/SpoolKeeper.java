package org.sessiontrail.runtime;

import java.io.IOException;
import org.sessiontrail.spool.Spool;
import org.sessiontrail.spool.SpoolStatus;

/**
 * Prepares what the spool will need and tells the health how it is.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class SpoolKeeper implements Agent {
  private static final String PART = "spool";

  private final Spool spool;
  private final Health health;

  SpoolKeeper(Spool spool, Health health) {
    this.spool = spool;
    this.health = health;
  }

  @Override
  public String name() {
    return "spool-keeper";
  }

  @Override
  public int doWork() throws IOException {
    report();
    spool.prepare();
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
