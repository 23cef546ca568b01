package org.sessiontrail.review;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a day stands.
 *
 * @param day the day, UTC
 * @param counts items by topic
 * @param settled items with a disposition of their own
 * @param last the last review of the whole day, or null
 */
public record ReviewDay(
    LocalDate day, Map<Topic, Long> counts, long settled, @Nullable Review last) {
  /** Makes it immutable. */
  public ReviewDay {
    Map<Topic, Long> copy = new EnumMap<>(Topic.class);
    copy.putAll(counts);
    counts = java.util.Collections.unmodifiableMap(copy);
  }

  /** How many items it has. */
  public long items() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Whether somebody has to look: it has items, and neither a review that saw as many nor a
   * disposition for each.
   */
  public boolean isOpen() {
    return items() > (last == null ? 0 : last.items()) && items() > settled;
  }

  /** One word: {@code open}, {@code grown} (reviewed, then more came), or the disposition. */
  public String state() {
    if (isOpen()) {
      return last == null ? "open" : "grown";
    }
    return last == null ? "settled" : last.disposition().id();
  }
}
