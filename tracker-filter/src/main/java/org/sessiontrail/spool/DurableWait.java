package org.sessiontrail.spool;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailEvent;

/** Offers an event and parks until it is durable. */
final class DurableWait {
  private final Ring ring;
  private final Runnable hurry;
  private volatile boolean late;

  /**
   * Waits on events of {@code ring}.
   *
   * @param hurry called once an event is queued that somebody waits for
   */
  DurableWait(Ring ring, Runnable hurry) {
    this.ring = ring;
    this.hurry = hurry;
  }

  Durability offer(TrailEvent event, @Nullable TrailSequence trail, long waitMillis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    long seq = ring.offer(event, trail, Thread.currentThread());
    if (seq == 0) {
      return Durability.LOST;
    }
    hurry.run();
    boolean interrupted = false;
    while (!ring.isDurable(seq)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        late = true;
        break;
      }
      LockSupport.parkNanos(ring, left);
      interrupted |= Thread.interrupted(); // or parking would not park
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return ring.isDurable(seq) ? Durability.SAFE : Durability.LATE;
  }

  /** Whether the last one was not durable in time. */
  boolean isLate() {
    return late;
  }

  /** Something became durable: waiting makes sense again. */
  void worked() {
    late = false;
  }
}
