package org.sessiontrail.report.notice;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.RecordClass;

/**
 * How long records are kept, in words.
 *
 * @param days by class; a class that is missing has no period
 */
record Periods(Map<RecordClass, Integer> days) {
  private static final int MONTH_DAYS = 31;

  Periods {
    days = Map.copyOf(days);
  }

  /** Those of {@code config}, which knows none in this version. */
  static Periods of(TrackerConfig config) {
    return new Periods(Map.of());
  }

  boolean areSet() {
    return !days.isEmpty();
  }

  /** The period of a class, for people. */
  String words(RecordClass kept) {
    @Nullable Integer number = days.get(kept);
    if (number == null) {
      return "no period is set in this application";
    }
    return number <= MONTH_DAYS
        ? String.format(Locale.ROOT, "%,d days", number)
        : String.format(Locale.ROOT, "%,d days (about %d months)", number, months(number));
  }

  private static long months(int number) {
    return Math.round(number * 12 / 365.25);
  }
}
