package org.sessiontrail.record;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a failure: never its message, which may say anything of anybody.
 *
 * @param error class name of the exception
 * @param fingerprint {@value #FINGERPRINT_CHARS} hexadecimal digits, the same for failures of one
 *     sort: the class and the application's methods it came from, without line numbers; null when
 *     it is not kept
 * @param frames the stack trace, lines joined by {@code \n}; null when it is not kept
 */
public record ErrorTrace(String error, @Nullable String fingerprint, @Nullable String frames) {
  /** How long a fingerprint is. */
  public static final int FINGERPRINT_CHARS = 16;

  /** A failure of which only the class is known. */
  public static @Nullable ErrorTrace of(@Nullable String error) {
    return error == null ? null : new ErrorTrace(error, null, null);
  }

  int weightBytes() {
    return frames == null ? 0 : frames.length();
  }
}
