package org.sessiontrail.insight.statistic;

/**
 * Two shares, and whether they differ by more than chance: the two-proportion test with pooled
 * variance, two-sided.
 *
 * @param hits of the first
 * @param all of the first, at least 1
 * @param laterHits of the second
 * @param laterAll of the second, at least 1
 */
public record Proportions(long hits, long all, long laterHits, long laterAll) {
  private static final int LEAST = 5;
  private static final double FIVE_PERCENT = 1.959964;
  private static final double ONE_PERCENT = 2.575829;

  /** The first share. */
  public double first() {
    return (double) hits / all;
  }

  /** The second share. */
  public double second() {
    return (double) laterHits / laterAll;
  }

  private double pooled() {
    return (double) (hits + laterHits) / (all + laterAll);
  }

  /** Whether at least five hits and five misses are expected in both. */
  public boolean isTestable() {
    double rarer = Math.min(pooled(), 1 - pooled());
    return rarer * Math.min(all, laterAll) >= LEAST;
  }

  /** Standard errors between them; only of those that can be tested. */
  public double z() {
    double variance = pooled() * (1 - pooled()) * (1.0 / all + 1.0 / laterAll);
    return (second() - first()) / Math.sqrt(variance);
  }

  /** What can be said of the difference. */
  public String statement() {
    if (!isTestable()) {
      return "too few to tell";
    }
    double z = Math.abs(z());
    return z >= ONE_PERCENT
        ? "significant at 1 %"
        : z >= FIVE_PERCENT ? "significant at 5 %" : "not significant";
  }
}
