package org.sessiontrail.ledger.verify;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as sentences have them. */
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm:ss 'UTC'", Locale.ENGLISH);
  private static final int SHOWN = 80;

  private Words() {}

  /** {@code 4 711}. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  /** {@code 5 January 2026 at 10:00:00 UTC}. */
  static String time(long epochMicros) {
    return LocalDateTime.ofEpochSecond(Math.floorDiv(epochMicros, 1_000_000L), 0, ZoneOffset.UTC)
        .format(TIME);
  }

  /** {@code Record 7} or {@code Records 7 to 9}. */
  static String records(long from, long to) {
    return from == to ? "Record " + number(from) : "Records " + number(from) + " to " + number(to);
  }

  /** {@code 1 record} or {@code 7 records}. */
  static String count(long count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@code 3 minutes}, in the unit that fits. */
  static String duration(long micros) {
    long seconds = Math.max(1, Math.abs(micros) / 1_000_000);
    if (seconds < 120) {
      return count(seconds, "second");
    }
    if (seconds < 7_200) {
      return count(seconds / 60, "minute");
    }
    return seconds < 172_800 ? count(seconds / 3_600, "hour") : count(seconds / 86_400, "day");
  }

  /** A text of unknown origin: one line, no control characters, not long. */
  static String shown(String text) {
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return cut.replaceAll("[\\p{Cntrl}\"]", "?");
  }
}
