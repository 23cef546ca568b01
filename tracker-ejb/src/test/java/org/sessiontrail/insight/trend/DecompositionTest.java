package org.sessiontrail.insight.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecompositionTest {
  @Test
  void of_whenSeasonAndSlopeArePlanted_findsThem() {
    Decomposition parts =
        Decomposition.of(Planted.series(Planted.values(84, 0.7, 2, new Random(1))));

    assertThat(parts.slope()).isCloseTo(0.7, within(0.05));
    for (int i = 14; i < 70; i++) {
      assertThat(parts.expected(i)).isCloseTo(Planted.truth(i, 0.7), within(6.0));
      double monday = parts.season(i) - parts.season(i - i % 7);
      assertThat(monday).isCloseTo(Planted.SEASON[i % 7] - Planted.SEASON[0], within(7.0));
    }
  }

  @Test
  void of_whenSomeValuesAreOdd_expectsAsWithoutThem() {
    double[] values = Planted.values(84, 0, 2, new Random(2));
    values[20] = 5_000;
    values[50] = 0;
    Decomposition parts = Decomposition.of(Planted.series(values));

    assertThat(parts.expected(20)).isCloseTo(Planted.truth(20, 0), within(8.0));
    assertThat(parts.expected(50)).isCloseTo(Planted.truth(50, 0), within(8.0));
    assertThat(parts.cleaned(true)[20]).isLessThan(300);
  }

  @Test
  void scores_whenAnomaliesArePlanted_findThemAndNoOthers() {
    int found = 0;
    int others = 0;
    for (int seed = 0; seed < 100; seed++) {
      double[] values = Planted.values(84, 0.3, 5, new Random(seed));
      values[40] += 60;
      values[70] -= 60;
      double[] scores = Decomposition.of(Planted.series(values)).scores(false);
      for (int i = 0; i < scores.length; i++) {
        if (Math.abs(scores[i]) >= Decomposition.threshold(scores.length)) {
          found += i == 40 || i == 70 ? 1 : 0;
          others += i == 40 || i == 70 ? 0 : 1;
        }
      }
    }

    assertThat(found).isGreaterThanOrEqualTo(195);
    assertThat(others).as("in 8200 pieces without one").isLessThanOrEqualTo(25);
  }

  @Test
  void scores_ofAFlatSeries_areZero() {
    double[] flat = new double[60];
    Arrays.fill(flat, 12);

    assertThat(Decomposition.of(Planted.series(flat)).scores(false)).containsOnly(0);
    assertThat(Decomposition.of(Planted.series(new double[60])).scores(true)).containsOnly(0);
  }

  @Test
  void scores_ofRareCounts_areNoAnomalies() {
    double[] rare = new double[60];
    rare[17] = 1;
    rare[41] = 2;

    assertThat(Arrays.stream(Decomposition.of(Planted.series(rare)).scores(true)))
        .allMatch(score -> Math.abs(score) < 3.5);
  }

  @Test
  void scores_ofUnknownValues_areZero() {
    double[] values = Planted.values(60, 0, 3, new Random(4));
    values[10] = Double.NaN;

    assertThat(Decomposition.of(Planted.series(values)).scores(false)[10]).isZero();
    assertThat(Decomposition.of(Planted.series(values)).cleaned(false)[10]).isBetween(150.0, 250.0);
  }
}
