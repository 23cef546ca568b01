package org.sessiontrail.engine;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.retention.Erasures;
import org.sessiontrail.retention.Operator;
import org.sessiontrail.retention.Purge;
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
 * <p>Looks once a minute; a round of purging begins once an hour. Leaves off after a second, for
 * the drain may be waiting for the same thread.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class RetentionAgent implements Agent {
  static final String LEASE = "retention";

  private static final int LEASE_SECONDS = 120;
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long PURGE_PAUSE_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final long BOX_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Tracker tracker;
  private final StoreConnection connection;
  private final Operator self;
  private final BackOff backOff;
  private @Nullable Long lookedNanos;
  private @Nullable Long purgedNanos;
  private @Nullable Purge purge;

  RetentionAgent(Tracker tracker, StoreConnection connection) {
    this.tracker = tracker;
    this.connection = connection;
    this.backOff = new BackOff(tracker.clock());
    this.self =
        new Operator(
            "tracker", null, tracker.hash(), tracker.encoder(RecoveryStream.NAME), tracker.clock());
  }

  @Override
  public String name() {
    return "retention";
  }

  /** Does nothing until the drain has opened the database. */
  @Override
  public int doWork() throws StoreException {
    boolean resting = purge == null && !isOver(lookedNanos, PAUSE_NANOS);
    return resting || connection.isStopping() || !connection.isOpen()
        ? WAITING
        : backOff.attempt(this::step);
  }

  private int step() throws StoreException {
    int done = work(tracker.clock().nanos());
    lookedNanos = tracker.clock().nanos(); // not before: what failed is not put off for so long
    return done;
  }

  private int work(long begun) throws StoreException {
    if (!connection.storage().nodes().leases().hold(LEASE, tracker.stream(), LEASE_SECONDS)) {
      purge = null; // who has it goes on
      return 0;
    }
    RetentionRows rows = connection.storage().retention();
    int done = rows.holds().expire(self);
    done += new Erasures(rows.erasures(), self).goOn(() -> isWithin(begun));
    if (purge == null && isOver(purgedNanos, PURGE_PAUSE_NANOS)) {
      purge = new Purge(rows.purges(), tracker.config().retention(), self);
      purgedNanos = begun;
    }
    done += purge(begun);
    return done;
  }

  private int purge(long begun) throws StoreException {
    Purge round = purge;
    int steps = 0;
    while (round != null && isWithin(begun)) {
      steps++;
      if (!round.step()) {
        purge = null;
        return round.records() + round.contents() > 0 ? steps : 0;
      }
    }
    return steps;
  }

  private boolean isWithin(long begun) {
    return tracker.clock().nanos() - begun < BOX_NANOS && !connection.isStopping();
  }

  private boolean isOver(@Nullable Long sinceNanos, long pauseNanos) {
    return sinceNanos == null || tracker.clock().nanos() - sinceNanos >= pauseNanos;
  }
}
