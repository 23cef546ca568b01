package org.sessiontrail.spool;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.spool.running.RequestSlot;

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

  Durability offer(
      TrailEvent event,
      @Nullable TrailSequence trail,
      @Nullable RequestSlot running,
      long waitMillis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    long seq = ring.offer(event, trail, running, Thread.currentThread());
    if (seq == 0) {
      return Durability.LOST;
    }
    hurry.run();
    Parking.until(() -> ring.isDurable(seq), ring, deadline);
    if (ring.isDurable(seq)) {
      return Durability.SAFE;
    }
    late = true;
    return Durability.LATE;
  }

  /** As {@link Spool#accepts}: there is room, and no event was late since one became durable. */
  boolean accepts() {
    return !ring.isNearlyFull() && !late && !ring.isClosed();
  }

  /** Something became durable: waiting makes sense again. */
  void worked() {
    late = false;
  }
}
