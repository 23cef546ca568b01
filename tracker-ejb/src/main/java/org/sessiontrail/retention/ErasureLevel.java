package org.sessiontrail.retention;

import java.util.Locale;

/** How much of a record an erasure takes. */
public enum ErasureLevel {
  /** The personal values and the pseudonym; what happened stays. */
  E1,
  /** The whole record but its place, time, kind and number; the hash of its leaf stays. */
  E2,
  /** As {@link #E1}, and the keys of the person's values: also reaches copies of the database. */
  E3;

  /** The stored name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The level of a stored name.
   *
   * @throws IllegalArgumentException for a name there is none of
   */
  public static ErasureLevel of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
