package org.sessiontrail.retention;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure would erase; nothing is changed by asking.
 *
 * @param kinds records by stored name of their kind
 * @param sessions trails they are part of
 * @param fromMicros beginning of the first, microseconds since 1970; null for none
 * @param toMicros beginning of the last; null for none
 * @param mentions records in which others asked about the person, of which only that is erased
 * @param held records that a hold keeps
 * @param keys how many keys the person's values are sealed under
 */
public record Impact(
    Map<String, Long> kinds,
    long sessions,
    @Nullable Long fromMicros,
    @Nullable Long toMicros,
    long mentions,
    long held,
    long keys) {
  /** Makes it immutable. */
  public Impact {
    kinds = Map.copyOf(kinds);
  }

  /** Records of which something would be erased. */
  public long records() {
    return mentions + kinds.values().stream().mapToLong(Long::longValue).sum();
  }
}
