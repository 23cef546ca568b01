package org.sessiontrail.spool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.spool.running.RequestSlot;

/**
 * A spool in memory, for where there is no disk. A crash of the process loses what is queued here;
 * an event is durable once it is stored.
 *
 * <p>Threads: see {@link Spool}.
 */
public final class MemorySpool implements Spool, SpoolCursor {
  private final Ring ring;
  private final EventEncoder encoder;
  private final DurableWait waits;
  private final SpoolStatus.Condition condition;
  private final String message;
  private long polledSeq;

  /**
   * An empty spool that is meant to be in memory.
   *
   * @param capacityBytes bound of the memory held by queued events, at least 512
   */
  public MemorySpool(long capacityBytes, TrailClock clock, RecordEncoder encoder) {
    this(capacityBytes, clock, encoder, SpoolStatus.Condition.FINE, "in memory");
  }

  /** As the other one, for a spool that stands in for something better. */
  MemorySpool(
      long capacityBytes,
      TrailClock clock,
      RecordEncoder encoder,
      SpoolStatus.Condition condition,
      String message) {
    this.ring = new Ring(capacityBytes, clock, seq -> {});
    this.encoder = new EventEncoder(encoder, clock);
    this.waits = new DurableWait(ring, () -> {});
    this.condition = condition;
    this.message = message;
  }

  @Override
  public boolean offer(
      TrailEvent event, @Nullable TrailSequence trail, @Nullable RequestSlot running) {
    return ring.offer(event, trail, running, null) > 0;
  }

  @Override
  public Durability offerDurably(
      TrailEvent event,
      @Nullable TrailSequence trail,
      @Nullable RequestSlot running,
      long waitMillis) {
    return waits.offer(event, trail, running, waitMillis);
  }

  @Override
  public boolean accepts() {
    return waits.accepts();
  }

  @Override
  public SpoolCursor cursor() {
    return this;
  }

  @Override
  public List<StoredRecord> poll(int max) {
    Ring.Batch batch = ring.peek(max);
    polledSeq = batch.lastSeq();
    return encoder.encode(batch);
  }

  @Override
  public void commit() {
    ring.releaseThrough(polledSeq);
    waits.worked();
  }

  @Override
  public SpoolStatus status() {
    SpoolStatus counts = ring.status();
    return new SpoolStatus(
        counts.queued(),
        0,
        counts.queuedBytes(),
        counts.capacityBytes(),
        counts.accepted(),
        counts.dropped(),
        ring.isLosing() ? SpoolStatus.Condition.FAILING : condition,
        ring.isLosing() ? "TRK-0210 full: records are lost and counted; " + message : message);
  }

  @Override
  public void close() {
    ring.close();
  }
}
