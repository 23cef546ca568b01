package org.sessiontrail.capture.browser;

/**
 * Lets a number of things pass in a burst and then so many a second.
 *
 * <p>Threads: any.
 */
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final double burst;
  private final double perSecond;
  private double tokens;
  private long filledNanos;

  /**
   * A full bucket.
   *
   * @param nowNanos monotonic time
   */
  TokenBucket(double burst, double perSecond, long nowNanos) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.tokens = burst;
    this.filledNanos = nowNanos;
  }

  /** Takes {@code count} when there are as many; takes none otherwise. */
  synchronized boolean take(int count, long nowNanos) {
    double passed = Math.max(0, nowNanos - filledNanos) / NANOS;
    tokens = Math.min(burst, tokens + passed * perSecond);
    filledNanos = nowNanos;
    if (tokens < count) {
      return false;
    }
    tokens -= count;
    return true;
  }
}
