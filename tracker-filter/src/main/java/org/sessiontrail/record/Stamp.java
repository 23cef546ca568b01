package org.sessiontrail.record;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes times in the one form a leaf allows; {@code java.time} drops trailing zeros. */
final class Stamp {
  private static final int MICROS_PER_SECOND = 1_000_000;
  private static final String FORM = "0000-00-00T00:00:00.000000Z";

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

  /**
   * Microseconds of a time in the form that {@link #format} writes, −1 for any other text; nothing
   * else is read of a record a million times.
   */
  static long parse(String text) {
    boolean form =
        text.length() == FORM.length()
            && digits(text, 0, 4) >= 1970
            && digits(text, 5, 7) >= 1
            && digits(text, 8, 10) >= 1
            && digits(text, 11, 13) <= 23
            && digits(text, 14, 16) <= 59
            && digits(text, 17, 19) <= 59;
    for (int i = 0; form && i < FORM.length(); i++) {
      char c = text.charAt(i);
      form = FORM.charAt(i) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
    }
    if (!form || digits(text, 5, 7) > 12 || digits(text, 8, 10) > 28) {
      return -1; // rare days are left to those who know months
    }
    long day =
        LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)).toEpochDay();
    long seconds =
        day * 86_400
            + digits(text, 11, 13) * 3_600L
            + digits(text, 14, 16) * 60L
            + digits(text, 17, 19);
    return seconds * MICROS_PER_SECOND + digits(text, 20, 26);
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }

  private static StringBuilder pad(StringBuilder out, int value, int width) {
    String digits = Integer.toString(value);
    for (int i = digits.length(); i < width; i++) {
      out.append('0');
    }
    return out.append(digits);
  }
}
