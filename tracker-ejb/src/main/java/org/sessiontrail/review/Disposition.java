package org.sessiontrail.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a reviewer concluded. */
public enum Disposition {
  /** Nothing more is to be done. */
  ACCEPTED,
  /** Somebody has to look further. */
  FOLLOW_UP,
  /** It is treated as an incident. */
  INCIDENT;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The stored name, for example {@code follow-up}. */
  public String id() {
    return id;
  }

  /** The disposition of a name, or null. */
  public static @Nullable Disposition of(@Nullable String id) {
    return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst().orElse(null);
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Disposition::id).toList();
  }
}
