package org.sessiontrail.insight.question;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who an answer is for, which decides how small a group it may tell of. */
public enum Audience {
  /** Whoever may see aggregates: groups of five people and more. */
  INSIDE(5),
  /** Whoever it is passed on to: groups of eleven and more. */
  EXPORT(11),
  /** Whoever may read the trails themselves, which hold all of it: every group. */
  AUDITOR(1);

  private final int least;

  Audience(int least) {
    this.least = least;
  }

  /** How many people a group has to have to be told of. */
  public int least() {
    return least;
  }

  /** The name people type. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The audience of a name. */
  public static Optional<Audience> of(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  /** All names. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Audience::id).toList();
  }
}
