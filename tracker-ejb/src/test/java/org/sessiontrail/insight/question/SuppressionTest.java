package org.sessiontrail.insight.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionTest {
  private static List<List<@Nullable String>> keys(String... keys) {
    List<List<@Nullable String>> out = new ArrayList<>();
    for (String key : keys) {
      out.add(List.of(key));
    }
    return out;
  }

  @Test
  void of_oneSmallRow_hidesTheNextSmallestToo() {
    assertThat(Suppression.of(keys("a", "b", "c"), new long[] {20, 3, 9}, 5)).hasToString("{1, 2}");
  }

  @Test
  void of_smallRowsWhoseSumIsSmall_hidesMore() {
    assertThat(Suppression.of(keys("a", "b", "c", "d"), new long[] {20, 1, 1, 9}, 5))
        .hasToString("{1, 2, 3}");
  }

  @Test
  void of_smallRowsTogetherLargeEnough_hidesThemOnly() {
    assertThat(Suppression.of(keys("a", "b", "c"), new long[] {20, 3, 4}, 5)).hasToString("{1, 2}");
  }

  @Test
  void of_largeRows_hidesNothing() {
    assertThat(Suppression.of(keys("a", "b"), new long[] {5, 6}, 5)).hasToString("{}");
    assertThat(Suppression.of(List.of(), new long[0], 5)).hasToString("{}");
  }

  /** In a line of any table nothing that is hidden follows from the total and what is told. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void of_anyTable_leavesNothingToBeComputed(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      int width = 1 + random.nextInt(3);
      int least = random.nextBoolean() ? 5 : 11;
      Map<List<@Nullable String>, Long> table = new HashMap<>();
      for (int row = random.nextInt(40); row >= 0; row--) {
        List<@Nullable String> key = new ArrayList<>();
        for (int k = 0; k < width; k++) {
          key.add(random.nextInt(6) == 0 ? null : "k" + random.nextInt(4));
        }
        table.put(key, 1 + random.nextLong(30));
      }
      List<List<@Nullable String>> keys = new ArrayList<>(table.keySet());
      long[] people = keys.stream().mapToLong(table::get).toArray();

      BitSet hidden = Suppression.of(keys, people, least);

      for (int row = 0; row < people.length; row++) {
        assertThat(hidden.get(row) || people[row] >= least).isTrue();
      }
      for (int k = 0; k < width; k++) {
        checkLines(keys, people, hidden, k, least);
      }
    }
  }

  private static void checkLines(
      List<List<@Nullable String>> keys, long[] people, BitSet hidden, int k, int least) {
    Map<List<@Nullable String>, List<Integer>> lines = new HashMap<>();
    for (int row = 0; row < keys.size(); row++) {
      List<@Nullable String> line = new ArrayList<>(keys.get(row));
      line.set(k, "*");
      lines.computeIfAbsent(line, none -> new ArrayList<>()).add(row);
    }
    for (List<Integer> line : lines.values()) {
      List<Integer> dark = line.stream().filter(hidden::get).toList();
      if (!dark.isEmpty() && dark.size() < line.size()) {
        assertThat(dark).hasSizeGreaterThan(1);
        assertThat(dark.stream().mapToLong(row -> people[row]).sum()).isGreaterThanOrEqualTo(least);
      }
    }
  }
}
