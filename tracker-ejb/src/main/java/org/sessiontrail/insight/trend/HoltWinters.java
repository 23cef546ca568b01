package org.sessiontrail.insight.trend;

import org.sessiontrail.insight.statistic.NormalLaw;

/**
 * What a series becomes: additive exponential smoothing by Holt and Winters, as the model
 * ETS(A,A,A) of Hyndman, Koehler, Ord and Snyder (Forecasting with Exponential Smoothing, Springer
 * 2008), whose variance of a forecast (chapter 6) gives the interval. The three weights are those
 * of a grid with the least squares of errors one piece ahead; the states that it begins with are
 * those of {@link Decomposition}. What was estimated is paid for by degrees of freedom, by
 * Student's law and by the error of the season, which was seen only so often.
 */
final class HoltWinters {
  private static final double[] LEVELS = {0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8};
  private static final double[] SLOPES = {0, 0.02, 0.1};
  private static final double[] SEASONS = {0, 0.05, 0.1, 0.2, 0.4};
  private static final double OUTSIDE = 0.05;
  private static final int WEIGHTS = 3;

  private final double[] values;
  private final Decomposition parts;
  private final int length;
  private State best;

  /**
   * One piece of the future.
   *
   * @param expected most likely
   * @param low below this is one in forty
   * @param high above this is one in forty
   */
  record Forecast(double expected, double low, double high) {}

  /** States and weights after all pieces were seen. */
  private static final class State {
    final double alpha;
    final double beta;
    final double gamma;
    double level;
    double slope;
    final double[] season;
    double squares;

    State(double alpha, double beta, double gamma, double[] season) {
      this.alpha = alpha;
      this.beta = beta;
      this.gamma = gamma;
      this.season = season;
    }
  }

  /** Learns {@code series}, which is long enough. */
  HoltWinters(Series series, boolean isCount) {
    this.parts = Decomposition.of(series);
    this.values = parts.cleaned(isCount);
    this.length = series.season();
    this.best = run(0, 0, 0);
    for (double alpha : LEVELS) {
      for (double beta : alpha == 0 ? new double[] {0} : SLOPES) {
        for (double gamma : length == 1 ? new double[] {0} : SEASONS) {
          if (alpha + gamma <= 1) {
            State each = run(alpha, beta, gamma);
            best = each.squares < best.squares ? each : best;
          }
        }
      }
    }
  }

  private State run(double alpha, double beta, double gamma) {
    double[] season = new double[length];
    for (int i = 0; i < length; i++) {
      season[i] = parts.season(i);
    }
    State out = new State(alpha, beta, gamma, season);
    out.slope = parts.slope();
    out.level = parts.trend(0) - out.slope;
    for (int i = 0; i < values.length; i++) {
      int at = i % length;
      double error = values[i] - (out.level + out.slope + season[at]);
      out.level += out.slope + alpha * error;
      out.slope += alpha * beta * error;
      season[at] += gamma * error;
      out.squares += error * error;
    }
    return out;
  }

  /** The piece {@code ahead}, 1 for the next. */
  Forecast ahead(int ahead) {
    int freedom = Math.max(WEIGHTS, values.length - length - 1 - WEIGHTS);
    double deviation = Math.sqrt(best.squares / freedom);
    double grown = 1 + (double) length / values.length;
    for (int j = 1; j < ahead; j++) {
      double weight =
          best.alpha * (1 + best.beta * j) + (j % length == 0 && length > 1 ? best.gamma : 0);
      grown += weight * weight;
    }
    double expected =
        best.level + ahead * best.slope + best.season[(values.length + ahead - 1) % length];
    double wide = NormalLaw.student(OUTSIDE, freedom) * deviation * Math.sqrt(grown);
    return new Forecast(
        Math.max(0, expected), Math.max(0, expected - wide), Math.max(0, expected + wide));
  }
}
