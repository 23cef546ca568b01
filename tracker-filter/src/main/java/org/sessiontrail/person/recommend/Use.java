package org.sessiontrail.person.recommend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody used an item.
 *
 * @param item which
 * @param category of the item, or null when it is not known
 * @param before other items of the same session, the latest first
 * @param weight how much it says: 1 for a look, more for a cart
 * @param epochMicros when, microseconds since 1970
 */
public record Use(
    String item, @Nullable String category, List<String> before, double weight, long epochMicros) {
  /** Copies what it is given. */
  public Use {
    before = List.copyOf(before);
  }
}
