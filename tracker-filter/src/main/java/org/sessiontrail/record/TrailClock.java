package org.sessiontrail.record;

import java.time.Instant;

/**
 * The two times a record needs: wall time for the stamp, monotonic time for durations.
 *
 * <p>Threads: implementations are safe for use by any number of threads.
 */
public interface TrailClock {
  /**
   * Wall time in microseconds since 1970-01-01T00:00:00Z. May go back when the host's clock does.
   */
  long epochMicros();

  /** Monotonic time in nanoseconds with an arbitrary origin. */
  long nanos();

  /** The host's clocks. */
  static TrailClock system() {
    return SystemClock.INSTANCE;
  }

  /** {@code epochMicros} as the 27 characters {@code YYYY-MM-DDTHH:MM:SS.ffffffZ}. */
  static String format(long epochMicros) {
    return Stamp.format(epochMicros);
  }

  /**
   * Microseconds of an RFC 3339 time in UTC.
   *
   * @throws java.time.format.DateTimeParseException when {@code text} is no such time
   */
  static long parse(String text) {
    long known = Stamp.parse(text);
    if (known >= 0) {
      return known;
    }
    Instant at = Instant.parse(text); // between(EPOCH, at) overflows from the year 2262 on
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }
}
