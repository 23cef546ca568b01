package org.sessiontrail.spool;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether events reach the disk in time: how old the oldest event of each commit can have been.
 *
 * <p>Threads: written by one thread, read by any.
 */
final class WindowWatch {
  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** A single pause of the machine is no sign of a slow disk. */
  private static final int TOLERATED = 5;

  /** Commits that came too late, one after the other without a minute between them. */
  private record Late(int times, long worstNanos, long lastNanos) {}

  private final long windowNanos;
  private long coveredNanos;
  private volatile Late late = new Late(0, 0, 0);

  WindowWatch(long windowMillis, long nowNanos) {
    this.windowNanos = TimeUnit.MILLISECONDS.toNanos(windowMillis);
    this.coveredNanos = nowNanos;
  }

  /** Everything offered before {@code beganNanos} is durable; nothing was waiting for it. */
  void idle(long beganNanos) {
    coveredNanos = beganNanos;
  }

  /**
   * A commit ended.
   *
   * @param all whether it took everything that had been offered when it began
   */
  void committed(long beganNanos, long endedNanos, boolean all) {
    long oldest = endedNanos - coveredNanos;
    if (oldest > windowNanos) {
      Late before = late;
      boolean again = before.times() > 0 && endedNanos - before.lastNanos() <= KEPT_NANOS;
      late =
          again
              ? new Late(before.times() + 1, Math.max(before.worstNanos(), oldest), endedNanos)
              : new Late(1, oldest, endedNanos);
    }
    if (all) {
      coveredNanos = beganNanos;
    }
  }

  /** What to tell an operator, or null while the window is kept. */
  @Nullable String complaint(long nowNanos) {
    Late seen = late;
    if (seen.times() < TOLERATED || nowNanos - seen.lastNanos() > KEPT_NANOS) {
      return null;
    }
    return "TRK-0207 records reached the disk only after up to "
        + TimeUnit.NANOSECONDS.toMillis(seen.worstNanos())
        + " ms, "
        + seen.times()
        + " times lately; tracker.durability.window-millis promises "
        + TimeUnit.NANOSECONDS.toMillis(windowNanos)
        + ". The disk of tracker.spool.dir or the machine is too slow";
  }
}
