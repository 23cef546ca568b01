package org.sessiontrail.insight.question;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a statement.
 *
 * @param keys what it is broken down by, and what it is about
 * @param sums numbers in the order of the form
 * @param people how many people are in it
 */
record SumRow(List<@Nullable String> keys, List<Long> sums, long people) {
  private static final int DIGITS = 6;

  /** A row with nothing in it. */
  static SumRow nothing(Form form) {
    return new SumRow(List.of(), Collections.nCopies(form.sums().size(), 0L), 0);
  }

  /** The row that a statement gave. */
  static SumRow of(@Nullable Object[] values, Form form) {
    int keys = 1 + form.keys().size();
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < form.sums().size(); i++) {
      sums.add(values[keys + i] instanceof Number number ? number.longValue() : 0L);
    }
    List<@Nullable String> names = Arrays.stream(values, 0, keys).map(SumRow::text).toList();
    return new SumRow(names, sums, sums.get(form.sums().indexOf(form.people())));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** What is told of {@code measure}. */
  @Nullable Object told(Form form, Form.Measure measure) {
    long of = sums.get(form.sums().indexOf(measure.of()));
    if (measure.from() == Form.From.SUM) {
      return of;
    }
    long by = sums.get(form.sums().indexOf(measure.by()));
    if (by == 0) {
      return null;
    }
    long unit = measure.from() == Form.From.MILLIS ? 1_000 : 1;
    return BigDecimal.valueOf(of)
        .divide(BigDecimal.valueOf(Math.multiplyExact(by, unit)), DIGITS, RoundingMode.HALF_UP);
  }
}
