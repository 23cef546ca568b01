package org.sessiontrail.store;

import java.util.concurrent.atomic.AtomicLong;
import org.sessiontrail.record.TrailClock;

/** A clock that stands still until a test moves it. */
public final class SteppedClock implements TrailClock {
  private final AtomicLong micros = new AtomicLong(TrailRecords.T0);

  @Override
  public long epochMicros() {
    return micros.get();
  }

  @Override
  public long nanos() {
    return micros.get() * 1_000;
  }

  /** Lets so many milliseconds pass. */
  public void passMillis(long millis) {
    micros.addAndGet(millis * 1_000);
  }
}
