package org.sessiontrail.report.policy.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names of actions; {@code order.*} is every name that begins with {@code order.}.
 *
 * @param patterns at least one
 */
public record Names(List<String> patterns) {
  /** Makes them immutable. */
  public Names {
    patterns = List.copyOf(patterns);
  }

  boolean match(@Nullable String name) {
    return name != null && patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }

  /** Them all, as declared. */
  @Override
  public String toString() {
    return String.join(", ", patterns);
  }
}
