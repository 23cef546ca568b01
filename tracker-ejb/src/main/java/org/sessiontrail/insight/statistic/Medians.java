package org.sessiontrail.insight.statistic;

import java.util.Arrays;

/** Medians of numbers of which some may be unknown, which {@code NaN} stands for. */
public final class Medians {
  /** Median absolute deviations of a standard deviation of the normal law. */
  private static final double MAD_OF_DEVIATION = 0.6745;

  /** Mean absolute deviations of a standard deviation of the normal law, inverted. */
  private static final double DEVIATION_OF_MEAN = 1.253314;

  private Medians() {}

  /** The middle of what is known, the mean of both where there are two; {@code NaN} of nothing. */
  public static double of(double... numbers) {
    double[] known = Arrays.stream(numbers).filter(each -> !Double.isNaN(each)).sorted().toArray();
    if (known.length == 0) {
      return Double.NaN;
    }
    int middle = known.length / 2;
    return known.length % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
  }

  /**
   * Medians of the {@code width} numbers around each, of as many where the ends cut them off: the
   * window is moved inwards, not shortened.
   */
  public static double[] moving(double[] numbers, int width) {
    double[] out = new double[numbers.length];
    int wide = Math.min(width, numbers.length);
    for (int i = 0; i < out.length; i++) {
      int from = Math.max(0, Math.min(i - wide / 2, numbers.length - wide));
      out[i] = of(Arrays.copyOfRange(numbers, from, from + wide));
    }
    return out;
  }

  /**
   * The standard deviation that the middle of {@code numbers} shows, whatever a few of them are:
   * the median absolute deviation by 0.6745; where that is 0 the mean absolute deviation by its
   * factor. 0 when all are the same (Iglewicz and Hoaglin, How to Detect and Handle Outliers, ASQC
   * 1993).
   */
  public static double deviation(double... numbers) {
    double middle = of(numbers);
    double[] away =
        Arrays.stream(numbers)
            .filter(each -> !Double.isNaN(each))
            .map(each -> Math.abs(each - middle))
            .toArray();
    double median = of(away);
    return median > 0
        ? median / MAD_OF_DEVIATION
        : Arrays.stream(away).average().orElse(0) * DEVIATION_OF_MEAN;
  }
}
