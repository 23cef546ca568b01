package org.sessiontrail.store.visit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Texts that have to fit their columns. */
final class Texts {
  private Texts() {}

  /** As {@link #cut}, of a text that is there. */
  static String fit(String text, int most) {
    return Objects.requireNonNull(cut(text, most));
  }

  /** {@code text}, or its first {@code most} characters; no half of a pair is left. */
  static @Nullable String cut(@Nullable String text, int most) {
    if (text == null || text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
