package org.sessiontrail.person.recommend;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a {@link Recommender}.
 *
 * @param from items that somebody used, the latest first; none for somebody unknown
 * @param category they like best, or null
 * @param excluded whether an item must not be recommended: bought, out of stock, on the page
 * @param limit how many at most
 * @param epochMicros now, microseconds since 1970
 */
public record Wish(
    List<String> from,
    @Nullable String category,
    Predicate<String> excluded,
    int limit,
    long epochMicros) {
  /** Copies what it is given. */
  public Wish {
    from = List.copyOf(from);
  }
}
