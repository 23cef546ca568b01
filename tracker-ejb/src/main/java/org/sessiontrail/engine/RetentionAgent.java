package org.sessiontrail.engine;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.retention.Operator;
import org.sessiontrail.retention.RetentionRound;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.BackOff;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.nodes.RecoveryStream;
import org.sessiontrail.store.retention.RetentionRows;

/**
 * Ends holds whose time is over, goes on with erasures, and purges what is past its period; on one
 * node at a time, under the lease {@value #LEASE}.
 *
 * <p>Looks once a minute, and leaves off after a second, for the drain may be waiting for the same
 * thread: see {@link RetentionRound}.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class RetentionAgent implements Agent {
  static final String LEASE = "retention";

  private static final int LEASE_SECONDS = 120;
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Tracker tracker;
  private final StoreConnection connection;
  private final BackOff backOff;
  private final RetentionRound round;
  private @Nullable Long lookedNanos;

  RetentionAgent(Tracker tracker, StoreConnection connection) {
    this.tracker = tracker;
    this.connection = connection;
    this.backOff = new BackOff(tracker.clock());
    Operator self =
        new Operator(
            "tracker", null, tracker.hash(), tracker.encoder(RecoveryStream.NAME), tracker.clock());
    this.round = new RetentionRound(self, tracker.config().retention(), connection::isStopping);
  }

  @Override
  public String name() {
    return "retention";
  }

  /** Does nothing until the drain has opened the database. */
  @Override
  public int doWork() throws StoreException {
    boolean resting = !round.isUnderWay() && !hasRested();
    return resting || connection.isStopping() || !connection.isOpen()
        ? WAITING
        : backOff.attempt(this::step);
  }

  private int step() throws StoreException {
    int done = work();
    lookedNanos = tracker.clock().nanos(); // not before: what failed is not put off for so long
    return done;
  }

  private int work() throws StoreException {
    if (!connection.storage().nodes().leases().hold(LEASE, tracker.stream(), LEASE_SECONDS)) {
      round.leave();
      return 0;
    }
    RetentionRows rows = connection.storage().retention();
    return round.work(rows.holds(), rows.erasures(), rows.purges());
  }

  private boolean hasRested() {
    Long since = lookedNanos;
    return since == null || tracker.clock().nanos() - since >= PAUSE_NANOS;
  }
}
