package org.sessiontrail.runtime;

import java.util.concurrent.TimeUnit;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.spool.Spool;
import org.sessiontrail.spool.SpoolStatus;

/**
 * States that the stream lives, so that its silence means something; and that the wall clock was
 * set, when it moved otherwise than the monotonic clock did.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class Heartbeat implements Agent {
  /** The least difference that is a step: smaller ones are smoothed over by the stamps. */
  static final long STEP_MICROS = 1_000_000;

  private final Spool spool;
  private final TrailClock wall;
  private final TrailClock stamps;
  private final long pauseNanos;
  private long beatNanos;
  private long seenNanos;
  private long seenMicros;

  /**
   * A heart that beats first after {@code seconds}.
   *
   * @param wall the host's clocks
   * @param stamps the stream's stamps
   */
  Heartbeat(Spool spool, TrailClock wall, TrailClock stamps, int seconds) {
    this.spool = spool;
    this.wall = wall;
    this.stamps = stamps;
    this.pauseNanos = TimeUnit.SECONDS.toNanos(seconds);
    this.beatNanos = wall.nanos();
    this.seenNanos = beatNanos;
    this.seenMicros = wall.epochMicros();
  }

  @Override
  public String name() {
    return "heartbeat";
  }

  @Override
  public int doWork() {
    long nanos = wall.nanos();
    int stated = stepped(nanos);
    if (nanos - beatNanos >= pauseNanos) {
      beatNanos = nanos;
      SpoolStatus status = spool.status();
      spool.offer(
          Fact.of(Kind.HEARTBEAT, stamps.epochMicros())
              .put("queued", status.queued())
              .put("spooled", status.spooled())
              .build(),
          null);
      stated++;
    }
    return stated;
  }

  private int stepped(long nanos) {
    long micros = wall.epochMicros();
    long expected = seenMicros + (nanos - seenNanos) / 1_000;
    seenNanos = nanos;
    seenMicros = micros;
    if (Math.abs(micros - expected) < STEP_MICROS) {
      return 0;
    }
    spool.offer(
        Fact.of(Kind.CLOCK_STEP, stamps.epochMicros())
            .put("from", TrailClock.format(expected))
            .put("to", TrailClock.format(micros))
            .put("ms", (micros - expected) / 1_000)
            .build(),
        null);
    return 1;
  }
}
