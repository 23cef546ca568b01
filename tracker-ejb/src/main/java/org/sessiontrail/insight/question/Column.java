package org.sessiontrail.insight.question;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One column of an answer.
 *
 * @param name as it is told
 * @param type sort of its values
 * @param unit what numbers count, or null
 */
public record Column(String name, Type type, @Nullable String unit) {
  /** Sorts of values; any of them may be missing. */
  public enum Type {
    /** A {@link String}. */
    TEXT,
    /** A {@link Long}. */
    INTEGER,
    /** A {@link java.math.BigDecimal}. */
    DECIMAL,
    /** A time, as RFC 3339 text. */
    TIME;

    /** As it is told. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
