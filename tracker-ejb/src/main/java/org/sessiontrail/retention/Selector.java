package org.sessiontrail.retention;

import org.jspecify.annotations.Nullable;

/**
 * Which records are meant: those of a user, of a trail, of a period, or all.
 *
 * @param user user name as the application knows it, or null
 * @param session trail id, or null
 * @param fromMicros beginning of the period, microseconds since 1970, included; or null
 * @param toMicros its end, not included; or null
 */
public record Selector(
    @Nullable String user,
    @Nullable String session,
    @Nullable Long fromMicros,
    @Nullable Long toMicros) {

  /** All records. */
  public static final Selector ALL = new Selector(null, null, null, null);

  /** The records of {@code user}, with those of the user's trails. */
  public static Selector ofUser(String user) {
    return new Selector(user, null, null, null);
  }

  /** The records of one trail. */
  public static Selector ofSession(String trail) {
    return new Selector(null, trail, null, null);
  }

  /** The records that began in a period; null leaves an end open. */
  public static Selector ofPeriod(@Nullable Long fromMicros, @Nullable Long toMicros) {
    return new Selector(null, null, fromMicros, toMicros);
  }

  /** {@code user}, {@code session}, {@code period} or {@code all}. */
  public String scope() {
    if (user != null) {
      return "user";
    }
    if (session != null) {
      return "session";
    }
    return fromMicros == null && toMicros == null ? "all" : "period";
  }
}
