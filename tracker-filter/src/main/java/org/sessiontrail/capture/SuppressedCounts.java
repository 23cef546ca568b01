package org.sessiontrail.capture;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;

/**
 * Counts requests that were seen and not recorded, and states the counts in the trail once a minute
 * and at the stop.
 *
 * <p>Threads: {@link #add} by any thread.
 */
final class SuppressedCounts implements Agent {
  private static final Logger LOG = System.getLogger(TrailRecorder.class.getName());
  private static final long LOG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_MICROS = TimeUnit.MINUTES.toMicros(1);

  private final Tracker tracker;
  private final Map<String, LongAdder> byReason = new ConcurrentHashMap<>();
  private final LongAdder failures = new LongAdder();
  private final AtomicLong lastLogNanos = new AtomicLong(System.nanoTime() - LOG_PAUSE_NANOS);
  private long sinceMicros;

  SuppressedCounts(Tracker tracker) {
    this.tracker = tracker;
    this.sinceMicros = tracker.clock().epochMicros();
  }

  /** Counts one; reasons are our own few words, never a client's text. */
  void add(String reason) {
    LongAdder count = byReason.get(reason);
    if (count == null) {
      count = byReason.computeIfAbsent(reason, key -> new LongAdder());
    }
    count.increment();
  }

  /** Counts what could not be recorded by our own fault, and logs that now and then. */
  void failed(String where, Throwable cause) {
    failures.increment();
    add("capture-error");
    long now = System.nanoTime();
    long last = lastLogNanos.get();
    if (now - last > LOG_PAUSE_NANOS && lastLogNanos.compareAndSet(last, now)) {
      LOG.log(
          Level.WARNING,
          "TRK-0401 could not record (" + where + "); " + failures + " times so far",
          cause);
    }
  }

  @Override
  public String name() {
    return "suppressed-counts";
  }

  @Override
  public int doWork() {
    return tracker.clock().epochMicros() - sinceMicros < PAUSE_MICROS ? 0 : write();
  }

  /** Writes one record for each reason that was counted since the last time. */
  synchronized int write() {
    int written = 0;
    long now = tracker.clock().epochMicros();
    for (Map.Entry<String, LongAdder> entry : byReason.entrySet()) {
      long count = entry.getValue().sumThenReset();
      if (count > 0) {
        if (tracker.spool().offer(fact(entry.getKey(), count, now), null)) {
          written++;
        } else {
          entry.getValue().add(count); // stated the next time
        }
      }
    }
    sinceMicros = now;
    return written;
  }

  private Fact fact(String reason, long count, long now) {
    return Fact.of(Kind.SUPPRESSED, tracker.clock().epochMicros())
        .put("count", count)
        .put("reason", reason)
        .put("from-at", TrailClock.format(sinceMicros))
        .put("to-at", TrailClock.format(now))
        .build();
  }
}
