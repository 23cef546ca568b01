package org.sessiontrail.record;

import java.time.Duration;

/** A clock that stands still until it is told to move. Starts at 2026-01-05T10:00:00Z. */
public final class TestClock implements TrailClock {
  /** Where it starts, microseconds since 1970. */
  public static final long START_MICROS = TrailClock.parse("2026-01-05T10:00:00Z");

  private long micros = START_MICROS;
  private long nanos;

  @Override
  public synchronized long epochMicros() {
    return micros;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  /** Moves both times on. */
  public synchronized void advance(Duration by) {
    micros += by.toNanos() / 1_000;
    nanos += by.toNanos();
  }

  /** Sets the wall time alone, as an operator or a time service does. */
  public synchronized void setWall(long epochMicros) {
    micros = epochMicros;
  }
}
