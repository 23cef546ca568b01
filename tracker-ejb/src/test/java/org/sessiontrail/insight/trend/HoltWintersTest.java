package org.sessiontrail.insight.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HoltWintersTest {
  private static final int AHEAD = 14;

  /** The part of the future that lies in the interval, of many series. */
  private static double coverage(int pieces, double slope, double drift) {
    int inside = 0;
    int all = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] future = Planted.values(pieces + AHEAD, slope, 6, random);
      double level = 0;
      for (int i = 0; i < future.length; i++) {
        level += drift * random.nextGaussian();
        future[i] += level;
      }
      double[] past = java.util.Arrays.copyOf(future, pieces);
      HoltWinters model = new HoltWinters(Planted.series(past), false);
      for (int ahead = 1; ahead <= AHEAD; ahead++) {
        HoltWinters.Forecast told = model.ahead(ahead);
        double came = future[pieces + ahead - 1];
        inside += came >= told.low() && came <= told.high() ? 1 : 0;
        all++;
      }
    }
    return (double) inside / all;
  }

  @Test
  void ahead_ofGeneratedSeries_coversNinetyToNinetyNineOfAHundred() {
    assertThat(coverage(28, 0, 0)).as("four weeks").isBetween(0.90, 0.99);
    assertThat(coverage(84, 0.5, 0)).as("twelve weeks, a slope").isBetween(0.90, 0.99);
    assertThat(coverage(84, 0, 2)).as("twelve weeks, a level that drifts").isBetween(0.90, 0.99);
    assertThat(coverage(180, 0, 0)).as("half a year").isBetween(0.90, 0.99);
  }

  @Test
  void ahead_ofAPlantedSeries_isItsTruth() {
    HoltWinters model =
        new HoltWinters(Planted.series(Planted.values(140, 0.5, 1, new Random(9))), false);
    for (int ahead = 1; ahead <= AHEAD; ahead++) {
      HoltWinters.Forecast told = model.ahead(ahead);
      assertThat(told.expected()).isCloseTo(Planted.truth(139 + ahead, 0.5), within(3.0));
      assertThat(told.high() - told.low()).isLessThan(12);
    }
  }

  @Test
  void ahead_whenThePastHasAnAnomaly_isNotMoved() {
    double[] values = Planted.values(84, 0, 2, new Random(3));
    values[82] = 3_000;

    HoltWinters.Forecast told = new HoltWinters(Planted.series(values), false).ahead(1);

    assertThat(told.expected()).isCloseTo(Planted.truth(84, 0), within(6.0));
    assertThat(told.high() - told.low()).isLessThan(40);
  }

  @Test
  void ahead_ofNothing_isNothing() {
    HoltWinters.Forecast told = new HoltWinters(Planted.series(new double[40]), true).ahead(3);

    assertThat(told).isEqualTo(new HoltWinters.Forecast(0, 0, 0));
  }
}
