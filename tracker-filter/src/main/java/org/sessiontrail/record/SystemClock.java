package org.sessiontrail.record;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The host's clocks. Wall time is read once a second and carried on by the monotonic clock in
 * between, which costs no allocation; a change of the host's time is followed within a second.
 */
final class SystemClock implements TrailClock {
  static final SystemClock INSTANCE = new SystemClock();

  private static final long ANCHOR_NANOS = TimeUnit.SECONDS.toNanos(1);

  private record Anchor(long nanos, long epochMicros) {
    static Anchor now() {
      long nanos = System.nanoTime();
      Instant now = Instant.now();
      return new Anchor(nanos, now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
    }
  }

  private volatile Anchor anchor = Anchor.now();

  @Override
  public long epochMicros() {
    Anchor from = anchor;
    long since = System.nanoTime() - from.nanos();
    if (since > ANCHOR_NANOS) {
      from = Anchor.now();
      anchor = from;
      since = 0;
    }
    return from.epochMicros() + since / 1_000;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }
}
