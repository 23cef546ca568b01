package org.sessiontrail.insight.question;

import java.time.ZoneId;

/**
 * A stretch of time, seen in a time zone.
 *
 * @param fromMicros beginning, included, microseconds since 1970
 * @param toMicros end, not included
 * @param zone where days begin
 */
public record Period(long fromMicros, long toMicros, ZoneId zone) {
  /** Refuses a period without any time in it. */
  public Period {
    if (fromMicros >= toMicros) {
      throw new IllegalArgumentException("from must be before to");
    }
  }

  /** The period of equal length that ends where this one begins. */
  public Period previous() {
    return new Period(fromMicros - (toMicros - fromMicros), fromMicros, zone);
  }

  /** Its length in microseconds. */
  public long micros() {
    return toMicros - fromMicros;
  }
}
