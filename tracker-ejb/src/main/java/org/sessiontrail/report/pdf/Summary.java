package org.sessiontrail.report.pdf;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditRow;

/** Counts the records of a report, printed or not, for its first pages. Bounded memory. */
final class Summary {
  /** Names and spans that are kept of each sort. */
  static final int PLACES = 20_000;

  private final TopNames outcomes = new TopNames(PLACES);
  private final TopNames routes = new TopNames(PLACES);
  private final TopNames users = new TopNames(PLACES);
  private final TopNames errors = new TopNames(PLACES);
  private final TimeCounts times = new TimeCounts(PLACES);
  private @Nullable String first;
  private @Nullable String last;

  void add(AuditRow row) {
    count(outcomes, row.value(AuditColumn.OUTCOME));
    count(routes, row.value(AuditColumn.ROUTE));
    count(users, row.value(AuditColumn.WHO));
    count(errors, row.value(AuditColumn.ERROR));
    if (row.value(AuditColumn.AT) instanceof String at) {
      times.add(TrailClock.parse(at));
      first = first == null ? at : first;
      last = at;
    }
  }

  /** Records by how they came out; records without an outcome are not among them. */
  TopNames outcomes() {
    return outcomes;
  }

  TopNames routes() {
    return routes;
  }

  TopNames users() {
    return users;
  }

  /** Records by the class of the exception that ended them. */
  TopNames errors() {
    return errors;
  }

  TimeCounts times() {
    return times;
  }

  /** When the first record began, or null when there is none. */
  @Nullable String first() {
    return first;
  }

  /** When the last record began, or null when there is none. */
  @Nullable String last() {
    return last;
  }

  private static void count(TopNames names, @Nullable Object value) {
    if (value != null) {
      names.add(value.toString());
    }
  }
}
