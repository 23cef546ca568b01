package org.sessiontrail.insight.statistic;

/** The normal law with mean 0 and deviation 1, and Student's beside it. */
public final class NormalLaw {
  private static final double[] COEFFICIENTS = {
    0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429
  };
  private static final double FAR = 8;

  private NormalLaw() {}

  /**
   * How likely chance is at least so far from 0 on either side, to seven places (Abramowitz and
   * Stegun, Handbook of Mathematical Functions, 7.1.26).
   */
  public static double twoSided(double z) {
    double x = Math.abs(z) / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double sum = 0;
    for (int i = COEFFICIENTS.length - 1; i >= 0; i--) {
      sum = (sum + COEFFICIENTS[i]) * t;
    }
    return sum * Math.exp(-x * x);
  }

  /** How far from 0 chance is on either side with probability {@code p}, from 0 to 1. */
  public static double quantile(double p) {
    double low = 0;
    double high = FAR;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      if (twoSided(middle) > p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The same of Student's law, which is wider as fewer numbers were seen (Abramowitz and Stegun,
   * 26.7.5).
   *
   * @param freedom numbers that were seen, less what was estimated from them; at least 3
   */
  public static double student(double p, double freedom) {
    double z = quantile(p);
    double cube = z * z * z;
    double fifth = cube * z * z;
    return z
        + (cube + z) / (4 * freedom)
        + (5 * fifth + 16 * cube + 3 * z) / (96 * freedom * freedom);
  }
}
