package org.sessiontrail.report.policy.rule;

/** Spans of time in words. */
final class Spans {
  private static final long MINUTE = 60_000_000L;

  private Spans() {}

  /** For example {@code 2 d 3 h 5 min}; whole minutes, rounded down. */
  static String text(long micros) {
    long minutes = micros / MINUTE;
    StringBuilder out = new StringBuilder();
    append(out, minutes / 1_440, " d");
    append(out, minutes / 60 % 24, " h");
    append(out, minutes % 60, " min");
    return out.length() == 0 ? "under 1 min" : out.toString();
  }

  private static void append(StringBuilder to, long count, String unit) {
    if (count > 0) {
      to.append(to.length() == 0 ? "" : " ").append(count).append(unit);
    }
  }
}
