package org.sessiontrail.record;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock whose stamps are unique and increasing, so that they order the facts of a stream: each is
 * the wall time, or the last stamp plus one microsecond when wall time has not moved on (the
 * node-local part of a hybrid logical clock: Kulkarni et al., "Logical Physical Clocks", 2014).
 *
 * <p>A wall clock that is set back by more than {@value #SMOOTHED_MICROS} µs is followed, since
 * stamps that stay in the future would mislead more than stamps that go back.
 *
 * <p>Threads: safe for any number of threads, without locks.
 */
public final class StampClock implements TrailClock {
  /** Steps back up to this many microseconds are smoothed over. */
  public static final long SMOOTHED_MICROS = 1_000_000;

  private final TrailClock wall;
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

  /** Unique stamps over {@code wall}. */
  public StampClock(TrailClock wall) {
    this.wall = wall;
  }

  @Override
  public long epochMicros() {
    long now = wall.epochMicros();
    while (true) {
      long before = last.get();
      boolean ahead = now > before || before - now > SMOOTHED_MICROS;
      long stamp = ahead ? now : before + 1;
      if (last.compareAndSet(before, stamp)) {
        return stamp;
      }
    }
  }

  @Override
  public long nanos() {
    return wall.nanos();
  }
}
