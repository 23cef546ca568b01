package org.sessiontrail.report.notice;

import java.util.Locale;
import java.util.Objects;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;

/** How long records are kept, in words. */
record Periods(RetentionConfig retention) {
  private static final int MONTH_DAYS = 31;

  /** The period of a class, for people. */
  String words(RecordClass kept) {
    int number = Objects.requireNonNull(retention.days().get(kept));
    if (number == 1) {
      return "1 day";
    }
    return number <= MONTH_DAYS
        ? String.format(Locale.ROOT, "%,d days", number)
        : String.format(Locale.ROOT, "%,d days (about %d months)", number, months(number));
  }

  private static long months(int number) {
    return Math.round(number * 12 / 365.25);
  }
}
