package org.sessiontrail.console.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers to be drawn: one or several series over the same labels.
 *
 * @param labels what is at each place
 * @param series the numbers
 * @param marks labels at which something happened, with what it was
 * @param format how a number is told
 */
public record Plot(
    List<String> labels, List<Series> series, List<Mark> marks, DoubleFunction<String> format) {
  /** Makes the plot immutable. */
  public Plot {
    labels = List.copyOf(labels);
    series = List.copyOf(series);
    marks = List.copyOf(marks);
  }

  /**
   * One series.
   *
   * @param name what it is
   * @param style name of its look in the style sheet
   * @param values a number for each label; null is unknown
   */
  public record Series(String name, String style, List<@Nullable Double> values) {
    /** Makes the series immutable. */
    public Series {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /**
   * Something that happened.
   *
   * @param label where
   * @param name what
   */
  public record Mark(String label, String name) {}

  /** A plot of one series without marks. */
  public static Plot of(
      List<String> labels,
      String name,
      List<@Nullable Double> values,
      DoubleFunction<String> format) {
    return new Plot(labels, List.of(new Series(name, "s0", values)), List.of(), format);
  }

  /** The largest number; 0 when there is none above. */
  public double most() {
    return series.stream()
        .flatMap(each -> each.values().stream())
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  /** Whether there is anything to draw. */
  public boolean isEmpty() {
    return labels.isEmpty()
        || series.stream().noneMatch(each -> each.values().stream().anyMatch(Objects::nonNull));
  }
}
