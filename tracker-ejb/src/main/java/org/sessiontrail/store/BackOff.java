package org.sessiontrail.store;

import java.util.concurrent.TimeUnit;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Agent;

/**
 * How long to leave something alone after it failed: 250 ms, doubling with every failure up to 5 s,
 * by a clock that tests can step. No longer, so that an outage of any length ends within seconds.
 *
 * <p>Threads: one thread at a time.
 */
public final class BackOff {
  private static final long FIRST_MILLIS = 250;
  private static final long LONGEST_MILLIS = 5_000;

  private final TrailClock clock;
  private long delayMillis;
  private long failedNanos;

  /** Nothing has failed yet. */
  public BackOff(TrailClock clock) {
    this.clock = clock;
  }

  /** Work that may fail. */
  @FunctionalInterface
  public interface Step {
    /** Does it; returns how much was done. */
    int run() throws StoreException;
  }

  /**
   * Does {@code step} unless it is too early, and notes how it went.
   *
   * @return how much was done; {@link Agent#WAITING} when it was too early
   */
  public int attempt(Step step) throws StoreException {
    if (isWaiting()) {
      return Agent.WAITING;
    }
    try {
      int done = step.run();
      worked();
      return done;
    } catch (StoreException | RuntimeException e) {
      failed();
      throw e;
    }
  }

  /** Whether it did not work since it last failed. */
  public boolean isFailing() {
    return delayMillis > 0;
  }

  /** Whether it is too early to try again. */
  public boolean isWaiting() {
    long delay = delayMillis;
    return delay > 0 && clock.nanos() - failedNanos < TimeUnit.MILLISECONDS.toNanos(delay);
  }

  /** It failed (again). */
  public void failed() {
    failedNanos = clock.nanos();
    delayMillis = Math.min(LONGEST_MILLIS, Math.max(FIRST_MILLIS, delayMillis * 2));
  }

  /** It worked. */
  public void worked() {
    delayMillis = 0;
  }
}
