package org.sessiontrail.insight.statistic;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Many tests at once: by chance one in twenty passes at 5 %. Holm's correction keeps the chance
 * that any of them does at 5 % (S. Holm, A simple sequentially rejective multiple test procedure,
 * Scandinavian Journal of Statistics 6, 1979).
 */
public final class Holm {
  private Holm() {}

  /** The probabilities, corrected, in their order: each to be compared with 0.05 or 0.01. */
  public static double[] corrected(double... probabilities) {
    int[] order =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] out = probabilities.clone();
    double most = 0;
    for (int i = 0; i < order.length; i++) {
      most = Math.max(most, Math.min(1, probabilities[order[i]] * (order.length - i)));
      out[order[i]] = most;
    }
    return out;
  }

  /** What a corrected probability says. */
  public static String statement(double probability) {
    return probability <= 0.01
        ? "significant at 1 %"
        : probability <= 0.05 ? "significant at 5 %" : "not significant";
  }
}
