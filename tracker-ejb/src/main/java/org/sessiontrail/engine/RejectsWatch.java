package org.sessiontrail.engine;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.store.Drainer;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jpa.Rejects;

/**
 * Says in the health, as part {@code rejects}, how many records of this application are parked, by
 * this node or another one. Looks once a minute, and whenever this node has parked one.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class RejectsWatch implements Agent {
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final StoreConnection connection;
  private final Drainer drainer;
  private final Health health;
  private final TrailClock clock;
  private @Nullable Long lookedNanos;
  private long parked;

  RejectsWatch(StoreConnection connection, Drainer drainer, Health health, TrailClock clock) {
    this.connection = connection;
    this.drainer = drainer;
    this.health = health;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "rejects";
  }

  /** Looks when it is time to and the drain has opened the database. */
  @Override
  public int doWork() {
    long parkedNow = drainer.parked() + drainer.lost();
    boolean isEarly =
        lookedNanos != null && clock.nanos() - lookedNanos < PAUSE_NANOS && parkedNow == parked;
    if (isEarly || !connection.isOpen()) {
      return 0;
    }
    lookedNanos = clock.nanos();
    try {
      report(connection.storage().rejects().count());
      parked = parkedNow;
    } catch (StoreException e) {
      // the drain says so
    }
    return 0;
  }

  private void report(Rejects.Count count) {
    if (count.parked() == 0 && drainer.lost() == 0) {
      health.report(name(), Health.State.UP, "no record is parked");
      return;
    }
    String lost =
        drainer.lost() == 0 ? "" : ", " + drainer.lost() + " could not even be parked and are lost";
    health.report(
        name(),
        Health.State.DEGRADED,
        "TRK-0325 records parked in tracker_reject: "
            + count.parked()
            + (count.since() == null ? "" : " since " + count.since().toInstant())
            + lost
            + "; see why with tracker-cli rejects");
  }
}
