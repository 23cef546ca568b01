package org.sessiontrail.retention;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.store.StoreException;

/**
 * What is done for retention at one go: ends holds whose time is over, goes on with erasures, then
 * purges. A round of purging begins once an hour; it is left off after a second, between two
 * transactions, and gone on with the next time.
 *
 * <p>Threads: one thread at a time.
 */
public final class RetentionRound {
  private static final long PURGE_PAUSE_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final long BOX_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Operator self;
  private final RetentionConfig periods;
  private final BooleanSupplier stopping;
  private @Nullable Long purgedNanos;
  private @Nullable Purge purge;

  /**
   * Rounds by {@code self}, whose clock tells how long they take.
   *
   * @param stopping asked between transactions
   */
  public RetentionRound(Operator self, RetentionConfig periods, BooleanSupplier stopping) {
    this.self = self;
    this.periods = periods;
    this.stopping = stopping;
  }

  /** Whether a purge was left off. */
  public boolean isUnderWay() {
    return purge != null;
  }

  /** Another node goes on. */
  public void leave() {
    purge = null;
  }

  /**
   * Works for a second at most, and then until the end of a transaction.
   *
   * @return transactions that did something
   */
  public int work(HoldStore holds, ErasureStore erasures, PurgeStore purges) throws StoreException {
    long begun = self.clock().nanos();
    int done = holds.expire(self);
    done += new Erasures(erasures, self).goOn(() -> isWithin(begun));
    if (purge == null && isDue(begun)) {
      purge = new Purge(purges, periods, self);
      purgedNanos = begun;
    }
    return done + purge(begun);
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

  private boolean isDue(long now) {
    Long last = purgedNanos;
    return last == null || now - last >= PURGE_PAUSE_NANOS;
  }

  private boolean isWithin(long begun) {
    return self.clock().nanos() - begun < BOX_NANOS && !stopping.getAsBoolean();
  }
}
