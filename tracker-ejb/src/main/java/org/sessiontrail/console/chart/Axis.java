package org.sessiontrail.console.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An upright axis from 0 to a round number.
 *
 * @param top the number at its upper end, above 0
 * @param step distance of its lines
 */
record Axis(double top, double step) {
  private static final int LINES = 4;

  /** One with room for {@code most}. */
  static Axis upTo(double most) {
    if (!(most > 0)) {
      return new Axis(1, 1);
    }
    double rough = most / LINES;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    double step = (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
    return new Axis(step * Math.ceil(most / step - 1e-9), step);
  }

  /** Where its lines are. */
  List<Double> lines() {
    List<Double> out = new ArrayList<>();
    for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
      out.add(i * step);
    }
    return out;
  }

  /** The height of {@code value} above the bottom, of {@code height} altogether. */
  double place(double value, double height) {
    return Math.max(0, Math.min(1, value / top)) * height;
  }

  /** A coordinate as SVG has it. */
  static String at(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }
}
