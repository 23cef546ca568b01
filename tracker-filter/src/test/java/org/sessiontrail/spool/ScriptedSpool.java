package org.sessiontrail.spool;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.spool.running.RequestSlot;

/** A spool in memory that is as slow, as full and as broken as a test wants. */
public final class ScriptedSpool implements Spool {
  private final MemorySpool queue;
  private final List<Long> waits = new CopyOnWriteArrayList<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile @Nullable Durability answer = Durability.SAFE;
  private volatile boolean accepts = true;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** A spool of one mebibyte that is well. */
  public ScriptedSpool(TrailClock clock) {
    byte[] key = new byte[KeyedHash.KEY_BYTES];
    queue =
        new MemorySpool(
            1 << 20, clock, new RecordEncoder("n1/scripted", new KeyedHash(key), new RandomIds()));
  }

  /** What durable offers come to from now on; {@code LOST} is lost for every offer. */
  public void answer(Durability reached) {
    answer = reached;
  }

  /** From now on durable offers really wait until what is queued was drained. */
  public void answerTruly() {
    answer = null;
  }

  /** Whether it says that it accepts events. */
  public void accepts(boolean whether) {
    accepts = whether;
  }

  /** From now on durable offers wait for {@link #letGo}. */
  public void hold() {
    gate = new CountDownLatch(1);
  }

  /** Ends what {@link #hold} began. */
  public void letGo() {
    gate.countDown();
  }

  /** How many threads wait now. */
  public int waiting() {
    return waiting.get();
  }

  /** How long each durable offer so far was ready to wait, in milliseconds. */
  public List<Long> waits() {
    return waits;
  }

  @Override
  public boolean offer(
      TrailEvent event, @Nullable TrailSequence trail, @Nullable RequestSlot running) {
    return answer != Durability.LOST && queue.offer(event, trail, running);
  }

  @Override
  public Durability offerDurably(
      TrailEvent event,
      @Nullable TrailSequence trail,
      @Nullable RequestSlot running,
      long waitMillis) {
    waits.add(waitMillis);
    waiting.incrementAndGet();
    try {
      Durability scripted = answer;
      if (scripted == null) {
        return queue.offerDurably(event, trail, running, waitMillis);
      }
      offer(event, trail, running);
      gate.await();
      return scripted;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a scripted wait", e);
    } finally {
      waiting.decrementAndGet();
    }
  }

  @Override
  public boolean accepts() {
    return accepts;
  }

  @Override
  public SpoolCursor cursor() {
    return queue;
  }

  @Override
  public SpoolStatus status() {
    return queue.status();
  }

  @Override
  public void close() {
    queue.close();
  }
}
