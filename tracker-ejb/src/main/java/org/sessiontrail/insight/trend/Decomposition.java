package org.sessiontrail.insight.trend;

import java.util.Arrays;
import org.sessiontrail.insight.statistic.Medians;
import org.sessiontrail.insight.statistic.NormalLaw;

/**
 * A series as trend, season and remainder, all of them medians, so that what is odd in it does not
 * spoil what is expected of it. In four steps:
 *
 * <ol>
 *   <li>the slope is the median of the slopes between pieces of the same season half of the history
 *       apart (Hirsch, Slack and Smith, Techniques of trend analysis for monthly water quality
 *       data, Water Resources Research 18, 1982, after Theil and Sen);
 *   <li>the level is the moving median, over two seasons and a piece, of what is above the line;
 *   <li>the season of a piece is the median, of all others at the same place of a season, of what
 *       is above the level: the piece itself has no say in what is expected of it;
 *   <li>both once more, the level now without the season.
 * </ol>
 *
 * <p>Trend and season are additive, as in the decomposition of Cleveland and others (STL, Journal
 * of Official Statistics 6, 1990), with medians in place of local regressions.
 */
final class Decomposition {
  /** What is called an outlier: 3.5 deviations (Iglewicz and Hoaglin, ASQC 1993). */
  private static final double OUTLIER = 3.5;

  private static final int LEAST_WINDOW = 13;
  private static final double CHANCE = 0.05;

  private final double[] trend;
  private final double[] season;
  private final double slope;
  private final double[] values;

  private Decomposition(double[] trend, double[] season, double slope, double[] values) {
    this.trend = trend;
    this.season = season;
    this.slope = slope;
    this.values = values;
  }

  /** Takes {@code series} apart, which is long enough. */
  static Decomposition of(Series series) {
    double[] values = series.values();
    int length = series.season();
    double slope = slope(values, length);
    double[] flat = new double[values.length];
    Arrays.setAll(flat, i -> values[i] - slope * i);
    int window = Math.max(LEAST_WINDOW, 2 * length + 1);
    double[] season = season(flat, Medians.moving(flat, window), length);
    double[] level = Medians.moving(minus(flat, season), window);
    double[] last = season(flat, level, length);
    double[] trend = new double[values.length];
    Arrays.setAll(trend, i -> level[i] + slope * i);
    return new Decomposition(trend, last, slope, values);
  }

  private static double slope(double[] values, int length) {
    int lag = length * Math.max(1, values.length / (2 * length));
    double[] slopes = new double[values.length - lag];
    Arrays.setAll(slopes, i -> (values[i + lag] - values[i]) / lag);
    double out = Medians.of(slopes);
    return Double.isNaN(out) ? 0 : out;
  }

  private static double[] season(double[] flat, double[] level, int length) {
    double[] out = new double[flat.length];
    if (length > 1) {
      double[] above = minus(flat, level);
      for (int i = 0; i < out.length; i++) {
        double[] others = new double[(flat.length - 1 - i % length) / length + 1];
        for (int k = 0; k < others.length; k++) {
          int at = i % length + k * length;
          others[k] = at == i ? Double.NaN : above[at];
        }
        double median = Medians.of(others);
        out[i] = Double.isNaN(median) ? 0 : median;
      }
    }
    return out;
  }

  private static double[] minus(double[] of, double[] what) {
    double[] out = new double[of.length];
    Arrays.setAll(out, i -> of[i] - what[i]);
    return out;
  }

  /** Line and level at a piece. */
  double trend(int piece) {
    return trend[piece];
  }

  /** What a piece's place in the season adds. */
  double season(int piece) {
    return season[piece];
  }

  /** What each piece adds. */
  double slope() {
    return slope;
  }

  /** What is expected of a piece. */
  double expected(int piece) {
    return trend[piece] + season[piece];
  }

  /** What is left. */
  double[] remainder() {
    double[] out = new double[values.length];
    Arrays.setAll(out, i -> values[i] - expected(i));
    return out;
  }

  /**
   * How many deviations each piece is from what is expected of it.
   *
   * @param isCount of numbers that vary by chance like their root, at the least
   */
  double[] scores(boolean isCount) {
    double[] remainder = remainder();
    double deviation = Medians.deviation(remainder);
    double middle = Medians.of(remainder);
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      double chance = isCount ? Math.sqrt(Math.max(1, expected(i))) : 0;
      double width = Math.max(deviation, chance);
      out[i] = width == 0 || Double.isNaN(remainder[i]) ? 0 : (remainder[i] - middle) / width;
    }
    return out;
  }

  /**
   * From how many deviations a piece is an anomaly: {@value #OUTLIER}, or more where so many pieces
   * are looked at that chance alone would go beyond that in one series of twenty (Bonferroni).
   */
  static double threshold(int pieces) {
    return Math.max(OUTLIER, NormalLaw.quantile(CHANCE / pieces));
  }

  /** The series with what is expected in place of what is an anomaly or unknown. */
  double[] cleaned(boolean isCount) {
    double[] scores = scores(isCount);
    double[] out = values.clone();
    for (int i = 0; i < out.length; i++) {
      if (Double.isNaN(out[i]) || Math.abs(scores[i]) > threshold(out.length)) {
        out[i] = expected(i);
      }
    }
    return out;
  }
}
