package org.sessiontrail.insight.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Series whose truth is known: level, slope, a season of seven, and noise. */
final class Planted {
  static final double[] SEASON = {0, 10, 20, 15, 5, -30, -20};

  private Planted() {}

  static double truth(int piece, double slope) {
    return 200 + slope * piece + SEASON[piece % SEASON.length];
  }

  static double[] values(int pieces, double slope, double noise, Random random) {
    return IntStream.range(0, pieces)
        .mapToDouble(i -> truth(i, slope) + noise * random.nextGaussian())
        .toArray();
  }

  static Series series(double... values) {
    List<String> names = new ArrayList<>();
    IntStream.range(0, values.length).forEach(i -> names.add("d" + i));
    long[] people = IntStream.range(0, values.length).mapToLong(i -> 100).toArray();
    return new Series(names, values, people, SEASON.length);
  }
}
