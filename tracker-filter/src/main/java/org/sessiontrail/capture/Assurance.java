package org.sessiontrail.capture;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DurabilityConfig;
import org.sessiontrail.privacy.PathPatterns;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.spool.Durability;
import org.sessiontrail.spool.TrailSequence;
import org.sessiontrail.spool.running.RequestSlot;

/**
 * Keeps what {@code tracker.durability} and {@code tracker.on-failure} promise: waits for records
 * to be safe, counts those that were not in time, tells what is to be refused.
 *
 * <p>After a record that was late, nobody waits longer than the window of {@code relaxed} until the
 * spool gets on again, so that a disk that hangs costs each request of an application that serves
 * all the same a moment and not its whole patience. What is refused when it can't be recorded waits
 * as long as configured.
 *
 * <p>Threads: safe for any number of threads; whoever waits is parked by the spool, under no lock.
 */
public final class Assurance implements Agent {
  private static final Logger LOG = System.getLogger(Assurance.class.getName());
  private static final String PART = "durability";
  private static final long LOG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long SHOWN_MICROS = TimeUnit.MINUTES.toMicros(1);

  private final Tracker tracker;
  private final DurabilityConfig config;
  private final PathPatterns ownPages;
  private final @Nullable PathPatterns closedPaths;
  private final LongAdder begun = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final AtomicLong lastLateLog = new AtomicLong(System.nanoTime() - LOG_PAUSE_NANOS);
  private final AtomicLong lastRefusalLog = new AtomicLong(System.nanoTime() - LOG_PAUSE_NANOS);
  private volatile long lastMissMicros;
  private volatile boolean hanging;
  private volatile boolean stopping;

  Assurance(Tracker tracker, String contextPath) {
    this.tracker = tracker;
    this.config = tracker.config().durability();
    this.ownPages = new PathPatterns(List.of(tracker.config().path() + "/*"), contextPath);
    this.closedPaths =
        config.closedPaths().isEmpty() ? null : new PathPatterns(config.closedPaths(), contextPath);
  }

  /** Whether no answered request may be missing, whenever the process is killed. */
  boolean keepsRunning() {
    return config.durable();
  }

  /** Whether responses wait for their records; not when the application stops. */
  public boolean delaysResponses() {
    return config.durable() && !stopping;
  }

  /**
   * Whether a request for this raw URI is refused rather than served unrecorded. Never one for the
   * tracker's own pages, which tell why.
   */
  public boolean requiresRecord(String rawUri) {
    return config.closed()
        && !ownPages.matches(rawUri)
        && (closedPaths == null || closedPaths.mayMatch(rawUri));
  }

  /** Whether a request for this raw URI is to be refused now, before it is served. */
  public boolean refuses(String rawUri) {
    return config.closed() && !tracker.spool().accepts() && requiresRecord(rawUri);
  }

  /** Counts a request that was refused before it was served, and logs that now and then. */
  public void refused() {
    refused.increment();
    logNowAndThen(
        lastRefusalLog,
        "TRK-0404 requests are answered 503, because they could not be recorded and"
            + " tracker.on-failure is closed; "
            + refused
            + " so far. The state of the spool tells why");
  }

  /** Counts a response that had begun before its record was safe. */
  public void begun() {
    begun.increment();
  }

  /**
   * Offers {@code event}.
   *
   * @param slot where its request is kept, given up by this, or null
   * @param wait whether to wait until it is safe; ignored when the application stops
   * @param required whether something is refused unless this succeeds
   * @return whether it was taken and, where waited for, is safe
   */
  boolean offer(
      TrailEvent event,
      @Nullable LiveTrail trail,
      @Nullable RequestSlot slot,
      boolean wait,
      boolean required) {
    TrailSequence sequence = trail == null ? null : trail.sequence();
    if (!wait || stopping) {
      return tracker.spool().offer(event, sequence, slot);
    }
    Durability reached = tracker.spool().offerDurably(event, sequence, slot, patience(required));
    if (reached != Durability.SAFE) {
      missed(reached);
    }
    return reached == Durability.SAFE;
  }

  private long patience(boolean required) {
    if (hanging && tracker.spool().accepts()) {
      hanging = false;
    }
    return hanging && !required
        ? Math.min(config.windowMillis(), config.waitMillis())
        : config.waitMillis();
  }

  private void missed(Durability reached) {
    if (reached == Durability.LATE) {
      late.increment();
      hanging = true;
    } else {
      lost.increment();
    }
    lastMissMicros = tracker.clock().epochMicros();
    String message = misses();
    tracker.health().report(PART, Health.State.DEGRADED, message);
    logNowAndThen(lastLateLog, message);
  }

  private String misses() {
    return "TRK-0402 "
        + late
        + " records were not safe within "
        + config.waitMillis()
        + " ms and "
        + lost
        + " were lost though somebody waited for them, the last at "
        + TrailClock.format(lastMissMicros)
        + "; look at the disk of tracker.spool.dir and at the state of the spool";
  }

  private static void logNowAndThen(AtomicLong lastNanos, String message) {
    long now = System.nanoTime();
    long last = lastNanos.get();
    if (now - last > LOG_PAUSE_NANOS && lastNanos.compareAndSet(last, now)) {
      LOG.log(Level.WARNING, message);
    }
  }

  /**
   * Says whether an action whose record was waited for may go on.
   *
   * @param exchange the request it belongs to, or null
   * @return {@code safe}
   * @throws NotRecordedException when it may not
   */
  boolean demand(boolean safe, @Nullable Exchange exchange, String action) {
    if (!safe && requiresRecord(exchange)) {
      throw new NotRecordedException(action, config.waitMillis());
    }
    return safe;
  }

  /** Whether an action is refused unless its record is safe. */
  boolean requiresRecord(@Nullable Exchange exchange) {
    return exchange == null ? config.closed() : exchange.requiresRecord();
  }

  /** From now on nobody waits: the stop makes safe what it can. */
  void stopping() {
    stopping = true;
  }

  @Override
  public String name() {
    return PART;
  }

  /** Shows how it is: bad for a minute after a miss and until the spool takes events again. */
  @Override
  public int doWork() {
    if (late.sum() + lost.sum() > 0) {
      boolean bad =
          tracker.clock().epochMicros() - lastMissMicros < SHOWN_MICROS
              || !tracker.spool().accepts();
      tracker.health().report(PART, bad ? Health.State.DEGRADED : Health.State.UP, misses());
    } else if (begun.sum() > 0) {
      tracker
          .health()
          .report(
              PART,
              Health.State.UP,
              "works; " + begun + " responses had begun before their record was safe");
    }
    return 0;
  }
}
