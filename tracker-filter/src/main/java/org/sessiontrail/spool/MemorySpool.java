package org.sessiontrail.spool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.record.TrailEvent;

/**
 * A spool in memory: a ring of preallocated slots, three arrays wide.
 *
 * <pre>
 *            head (oldest uncommitted)        tail (next free)
 *              ▼                                ▼
 *   events   [ e41 | e42 | gap | e46 | e47 | … ]
 *   seqs     [  41 |  42 |  45 |  46 |  47 | … ]     43 and 44 were lost
 *   trailSeqs[   7 |   3 |   0 |   1 |   8 | … ]
 * </pre>
 *
 * <p>Number and slot are taken under one lock, so the order of the ring is the order of the
 * numbers. A crash of the process loses what is queued here.
 *
 * <p>Threads: see {@link Spool}.
 */
public final class MemorySpool implements Spool, SpoolCursor {
  /** Assumed size of an event when the capacity in bytes is turned into slots. */
  static final int SLOT_BYTES = 512;

  private final ReentrantLock lock = new ReentrantLock();
  private final TrailClock clock;
  private final long capacityBytes;
  private final @Nullable TrailEvent[] events;
  private final long[] seqs;
  private final long[] trailSeqs;

  private int head;
  private int size;
  private int polled;
  private long bytes;
  private long lastSeq;
  private long accepted;
  private long dropped;
  private long lostFrom;
  private long lostSinceMicros;
  private boolean closed;

  /**
   * An empty spool.
   *
   * @param capacityBytes bound of the memory held by queued events, at least {@value #SLOT_BYTES}
   */
  public MemorySpool(long capacityBytes, TrailClock clock) {
    if (capacityBytes < SLOT_BYTES) {
      throw new IllegalArgumentException("capacity of " + capacityBytes + " bytes holds no event");
    }
    int slots = (int) Math.min(1 << 20, capacityBytes / SLOT_BYTES);
    this.clock = clock;
    this.capacityBytes = capacityBytes;
    this.events = new TrailEvent[slots];
    this.seqs = new long[slots];
    this.trailSeqs = new long[slots];
  }

  @Override
  public boolean offer(TrailEvent event, @Nullable TrailSequence trail) {
    int weight = event.weightBytes();
    lock.lock();
    try {
      if (closed) {
        dropped++;
        return false;
      }
      int slotsNeeded = lostFrom == 0 ? 1 : 2;
      if (size + slotsNeeded > events.length || bytes + weight > capacityBytes) {
        lose();
        return false;
      }
      stateGap();
      append(event, ++lastSeq, trail == null ? 0 : trail.next(), weight);
      accepted++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public SpoolCursor cursor() {
    return this;
  }

  @Override
  public List<SpooledEvent> poll(int max) {
    lock.lock();
    try {
      if (size < events.length) {
        stateGap();
      }
      int count = Math.min(max, size);
      List<SpooledEvent> out = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int slot = (head + i) % events.length;
        TrailEvent event = events[slot];
        if (event == null) {
          throw new IllegalStateException("slot " + slot + " is empty within the ring");
        }
        out.add(new SpooledEvent(seqs[slot], trailSeqs[slot], event));
      }
      polled = count;
      return out;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void commit() {
    lock.lock();
    try {
      for (int i = 0; i < polled; i++) {
        TrailEvent event = events[head];
        bytes -= event == null ? 0 : event.weightBytes();
        events[head] = null;
        head = (head + 1) % events.length;
      }
      size -= polled;
      polled = 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public SpoolStatus status() {
    lock.lock();
    try {
      return new SpoolStatus(size, bytes, capacityBytes, accepted, dropped);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private void append(TrailEvent event, long seq, long trailSeq, int weight) {
    int slot = (head + size) % events.length;
    events[slot] = event;
    seqs[slot] = seq;
    trailSeqs[slot] = trailSeq;
    size++;
    bytes += weight;
  }

  private void lose() {
    dropped++;
    long seq = ++lastSeq;
    if (lostFrom == 0) {
      lostFrom = seq;
      lostSinceMicros = clock.epochMicros();
    }
  }

  /** Queues the gap record that names the numbers lost since the last one. Needs a free slot. */
  private void stateGap() {
    if (lostFrom == 0) {
      return;
    }
    long now = clock.epochMicros();
    Fact gap =
        Fact.of(Kind.GAP, now)
            .put("from", lostFrom)
            .put("to", lastSeq)
            .put("count", lastSeq - lostFrom + 1)
            .put("reason", "spool-full")
            .put("since", TrailClock.format(lostSinceMicros))
            .put("until", TrailClock.format(now))
            .build();
    lostFrom = 0;
    append(gap, ++lastSeq, 0, gap.weightBytes());
  }
}
