package org.sessiontrail.spool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.spool.running.RequestSlot;

/**
 * Events of one stream in memory: a ring of preallocated slots, four arrays wide.
 *
 * <pre>
 *            head (oldest)                    tail (next free)
 *              ▼                                ▼
 *   events   [ e41 | e42 | gap | e46 | e47 | … ]
 *   seqs     [  41 |  42 |  45 |  46 |  47 | … ]     43 and 44 were lost
 *   trailSeqs[   7 |   3 |   0 |   1 |   8 | … ]
 *   waiters  [   – |  T3 |   – |   – |  T9 | … ]     threads parked until it is durable
 * </pre>
 *
 * <p>Number and slot are taken under one lock, so the order of the ring is the order of the
 * numbers. Reading takes nothing away and letting go names a number, so that two readers that see
 * the same events can do no more harm than deliver one twice.
 *
 * <p>Threads: safe for any number of threads.
 */
final class Ring {
  /** Assumed size of an event when a capacity in bytes is turned into slots. */
  static final int SLOT_BYTES = 512;

  private static final int TRIES = 200;

  /** Told each number as it is taken, under the lock; must not block. */
  @FunctionalInterface
  interface Numbers {
    void taken(long seq);
  }

  /**
   * Events looked at.
   *
   * @param count how many of the arrays' elements are set
   */
  @SuppressWarnings("ArrayRecordComponent") // buffers, never compared
  record Batch(@Nullable TrailEvent[] events, long[] seqs, long[] trailSeqs, int count) {
    TrailEvent event(int i) {
      TrailEvent event = events[i];
      if (event == null) {
        throw new IllegalStateException("slot " + i + " is empty within the ring");
      }
      return event;
    }

    long lastSeq() {
      return count == 0 ? 0 : seqs[count - 1];
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final TrailClock clock;
  private final long capacityBytes;
  private final @Nullable TrailEvent[] events;
  private final long[] seqs;
  private final long[] trailSeqs;
  private final @Nullable Thread[] waiters;
  private final Numbers numbers;

  private int head;
  private int size;
  private long bytes;
  private long lastSeq;
  private long accepted;
  private long dropped;
  private long lostFrom;
  private long lostSinceMicros;
  private String lostReason = "";
  private volatile boolean closed;
  private volatile boolean losing;
  private volatile boolean crowded;
  private volatile long durableSeq;
  private volatile String reason = "spool-full";

  /**
   * An empty ring.
   *
   * @param capacityBytes bound of the memory held by events, at least {@value #SLOT_BYTES}
   */
  Ring(long capacityBytes, TrailClock clock, Numbers numbers) {
    if (capacityBytes < SLOT_BYTES) {
      throw new IllegalArgumentException("capacity of " + capacityBytes + " bytes holds no event");
    }
    int slots = (int) Math.min(1 << 20, capacityBytes / SLOT_BYTES);
    this.clock = clock;
    this.capacityBytes = capacityBytes;
    this.events = new TrailEvent[slots];
    this.seqs = new long[slots];
    this.trailSeqs = new long[slots];
    this.waiters = new Thread[slots];
    this.numbers = numbers;
  }

  /**
   * Takes the next number and queues {@code event} under it.
   *
   * @param running where its request is kept while it runs, or null; told the number before anybody
   *     sees the event
   * @param waiter thread to unpark once it is durable, or null
   * @return its number, or 0 when it was lost
   */
  long offer(
      TrailEvent event,
      @Nullable TrailSequence trail,
      @Nullable RequestSlot running,
      @Nullable Thread waiter) {
    int weight = event.weightBytes();
    lockSoon();
    try {
      if (closed) {
        dropped++;
        return refused(running);
      }
      int slotsNeeded = lostFrom == 0 ? 1 : 2;
      if (size + slotsNeeded > events.length || bytes + weight > capacityBytes) {
        lose();
        return refused(running);
      }
      stateGap();
      append(event, trail == null ? 0 : trail.next(), running, waiter);
      accepted++;
      return lastSeq;
    } finally {
      lock.unlock();
    }
  }

  /** It was counted, and a gap will state it: its request need not be stated again. */
  private static long refused(@Nullable RequestSlot running) {
    if (running != null) {
      running.free();
    }
    return 0;
  }

  /**
   * Takes the lock, which is held for some ten nanoseconds: trying again is cheaper than parking,
   * which a commit that wakes many writers at once would have them do.
   */
  private void lockSoon() {
    for (int i = 0; i < TRIES; i++) {
      if (lock.tryLock()) {
        return;
      }
      Thread.onSpinWait();
    }
    lock.lock();
  }

  /** Copies the oldest events, at most {@code max}; they stay. */
  Batch peek(int max) {
    lock.lock();
    try {
      if (size < events.length) {
        stateGap();
      }
      int count = Math.min(max, size);
      TrailEvent[] copied = new TrailEvent[count];
      long[] copiedSeqs = new long[count];
      long[] copiedTrailSeqs = new long[count];
      int first = Math.min(count, events.length - head);
      copy(head, copied, copiedSeqs, copiedTrailSeqs, 0, first);
      copy(0, copied, copiedSeqs, copiedTrailSeqs, first, count - first);
      return new Batch(copied, copiedSeqs, copiedTrailSeqs, count);
    } finally {
      lock.unlock();
    }
  }

  private void copy(
      int from, @Nullable TrailEvent[] to, long[] toSeqs, long[] toTrailSeqs, int at, int count) {
    System.arraycopy(events, from, to, at, count);
    System.arraycopy(seqs, from, toSeqs, at, count);
    System.arraycopy(trailSeqs, from, toTrailSeqs, at, count);
  }

  /** Lets go of all events up to number {@code seq}: they are durable. Wakes who waits for them. */
  void releaseThrough(long seq) {
    List<Thread> woken = new ArrayList<>();
    lock.lock();
    try {
      while (size > 0 && seqs[head] <= seq) {
        Thread waiter = removeOldest();
        if (waiter != null) {
          woken.add(waiter);
        }
      }
      losing = false;
      crowded = isCrowded();
    } finally {
      lock.unlock();
    }
    woken.forEach(LockSupport::unpark); // without the lock, which they may want next
  }

  private @Nullable Thread removeOldest() {
    TrailEvent event = events[head];
    Thread waiter = waiters[head];
    bytes -= event == null ? 0 : event.weightBytes();
    durableSeq = seqs[head];
    events[head] = null;
    waiters[head] = null;
    head = (head + 1) % events.length;
    size--;
    return waiter;
  }

  /** Less than an eighth is left. */
  private boolean isCrowded() {
    return size >= events.length - events.length / 8 || bytes >= capacityBytes - capacityBytes / 8;
  }

  /** Whether the event of this number, once queued, can't be lost any more. */
  boolean isDurable(long seq) {
    return durableSeq >= seq;
  }

  /** Whether the last event offered was lost, and nothing has been let go of since. */
  boolean isLosing() {
    return losing;
  }

  /** Whether what is left is needed for what is already under way. */
  boolean isNearlyFull() {
    return crowded;
  }

  /** Whether it refuses everything. */
  boolean isClosed() {
    return closed;
  }

  /** Why events are lost from now on, if any are. */
  void losesBecause(String why) {
    reason = why;
  }

  /** Refuses further events. */
  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /** The last number taken. */
  long lastSeq() {
    lock.lock();
    try {
      return lastSeq;
    } finally {
      lock.unlock();
    }
  }

  int slots() {
    return events.length;
  }

  int size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /** Counts: {@code queued} and {@code queuedBytes} are those in memory. */
  SpoolStatus status() {
    lock.lock();
    try {
      return new SpoolStatus(
          size, 0, bytes, capacityBytes, accepted, dropped, SpoolStatus.Condition.FINE, "works");
    } finally {
      lock.unlock();
    }
  }

  private void append(
      TrailEvent event, long trailSeq, @Nullable RequestSlot running, @Nullable Thread waiter) {
    int slot = (head + size) % events.length;
    lastSeq++;
    numbers.taken(lastSeq);
    if (running != null) {
      running.numbered(lastSeq);
    }
    events[slot] = event;
    seqs[slot] = lastSeq;
    trailSeqs[slot] = trailSeq;
    waiters[slot] = waiter;
    size++;
    bytes += event.weightBytes();
    if (isCrowded()) {
      crowded = true;
    }
  }

  private void lose() {
    losing = true;
    crowded = true;
    dropped++;
    lastSeq++;
    numbers.taken(lastSeq);
    if (lostFrom == 0) {
      lostFrom = lastSeq;
      lostSinceMicros = clock.epochMicros();
      lostReason = reason;
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
            .put("reason", lostReason)
            .put("since", TrailClock.format(lostSinceMicros))
            .put("until", TrailClock.format(now))
            .build();
    lostFrom = 0;
    append(gap, 0, null, null);
  }
}
