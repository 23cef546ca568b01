package org.sessiontrail.person;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Interest by category, each losing half its worth in a half-life. Not safe for threads. */
final class Interests {
  static final int MOST = 32;
  static final long HALF_LIFE_MICROS = 7L * 86_400_000_000L;

  private record Worth(double worth, long micros) {
    double at(long now) {
      return now <= micros
          ? worth
          : worth * Math.pow(0.5, (now - micros) / (double) HALF_LIFE_MICROS);
    }
  }

  private final Map<String, Worth> byCategory = new HashMap<>();

  void add(String category, double weight, long micros) {
    Worth known = byCategory.get(category);
    if (known == null && byCategory.size() >= MOST) {
      byCategory.entrySet().stream()
          .min(Comparator.comparingDouble(each -> each.getValue().at(micros)))
          .map(Map.Entry::getKey)
          .ifPresent(byCategory::remove);
    }
    double before = known == null ? 0 : known.at(micros);
    long latest = known == null ? micros : Math.max(micros, known.micros());
    byCategory.put(category, new Worth(before + weight, latest));
  }

  void addAll(Interests other) {
    other.byCategory.forEach((category, worth) -> add(category, worth.worth(), worth.micros()));
  }

  void clear() {
    byCategory.clear();
  }

  /** The strongest first. */
  Map<String, Double> at(long now) {
    Map<String, Double> out = new LinkedHashMap<>();
    byCategory.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<String, Worth> each) -> -each.getValue().at(now))
                .thenComparing(Map.Entry::getKey))
        .forEach(each -> out.put(each.getKey(), each.getValue().at(now)));
    return out;
  }
}
