package org.sessiontrail.report.pdf;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent of any number of names, in bounded memory (Misra and Gries, pruned in batches):
 * no count is too high, and none is too low by more than {@link #missed}, which stays 0 as long as
 * there are no more names than places.
 */
final class TopNames {
  /** A name and how often it came at least. */
  record Count(String name, long count) {}

  private final int places;
  private final Map<String, Long> counts = new HashMap<>();
  private long missed;

  /** Keeps at most {@code places} names. */
  TopNames(int places) {
    this.places = places;
  }

  void add(String name) {
    add(name, 1);
  }

  void add(String name, long times) {
    counts.merge(name, times, Long::sum);
    if (counts.size() > places) {
      prune();
    }
  }

  /** How many of each name may be missing from its count. */
  long missed() {
    return missed;
  }

  /** The {@code most} most frequent names, most frequent first, then by name. */
  List<Count> top(int most) {
    return counts.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::name))
        .limit(most)
        .toList();
  }

  /** How many names are kept. */
  int size() {
    return counts.size();
  }

  private void prune() {
    long[] sorted = counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
    long median = sorted[sorted.length / 2];
    counts.replaceAll((name, count) -> count - median);
    counts.values().removeIf(count -> count <= 0);
    missed += median;
  }
}
