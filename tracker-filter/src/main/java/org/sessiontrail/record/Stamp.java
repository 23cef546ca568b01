package org.sessiontrail.record;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes times in the one form a leaf allows; {@code java.time} drops trailing zeros. */
final class Stamp {
  private static final int MICROS_PER_SECOND = 1_000_000;

  private Stamp() {}

  static String format(long epochMicros) {
    long seconds = Math.floorDiv(epochMicros, MICROS_PER_SECOND);
    int micros = Math.floorMod(epochMicros, MICROS_PER_SECOND);
    LocalDateTime at = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    StringBuilder out = new StringBuilder(27);
    pad(out, at.getYear(), 4).append('-');
    pad(out, at.getMonthValue(), 2).append('-');
    pad(out, at.getDayOfMonth(), 2).append('T');
    pad(out, at.getHour(), 2).append(':');
    pad(out, at.getMinute(), 2).append(':');
    pad(out, at.getSecond(), 2).append('.');
    return pad(out, micros, 6).append('Z').toString();
  }

  private static StringBuilder pad(StringBuilder out, int value, int width) {
    String digits = Integer.toString(value);
    for (int i = digits.length(); i < width; i++) {
      out.append('0');
    }
    return out.append(digits);
  }
}
