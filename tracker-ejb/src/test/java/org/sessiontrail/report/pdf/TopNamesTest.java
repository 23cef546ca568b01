package org.sessiontrail.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopNamesTest {
  @Test
  void top_ofFewNames_isExactAndInOrder() {
    TopNames names = new TopNames(10);
    for (String name : "b a c a b a".split(" ", -1)) {
      names.add(name);
    }

    assertThat(names.top(2))
        .containsExactly(new TopNames.Count("a", 3), new TopNames.Count("b", 2));
    assertThat(names.missed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void top_ofManyNames_missesNoMoreThanItSays(long seed) {
    Random random = new Random(seed);
    TopNames names = new TopNames(100);
    Map<String, Long> exact = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      String name = "n" + (int) Math.abs(random.nextGaussian() * random.nextInt(2_000));
      names.add(name);
      exact.merge(name, 1L, Long::sum);
    }

    Map<String, Long> kept = new HashMap<>();
    names.top(Integer.MAX_VALUE).forEach(count -> kept.put(count.name(), count.count()));
    assertThat(names.size()).isLessThanOrEqualTo(100);
    assertThat(names.missed()).isPositive().isLessThan(50_000 / 50);
    exact.forEach(
        (name, count) ->
            assertThat(kept.getOrDefault(name, 0L))
                .as(name)
                .isBetween(count - names.missed(), count));
  }
}
