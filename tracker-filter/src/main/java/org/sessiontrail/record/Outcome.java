package org.sessiontrail.record;

import java.util.Locale;

/** How a recorded operation came out. */
public enum Outcome {
  /** It did what was asked. */
  SUCCESS,
  /** The caller was at fault or not allowed: a 4xx answer. */
  REFUSED,
  /** The application failed: a 5xx answer or an exception before the response was committed. */
  FAILED,
  /** An exception after the response was committed: the status line the client saw says nothing. */
  FAILED_AFTER_COMMIT,
  /** The client went away while the response was written. */
  ABORTED,
  /** An asynchronous exchange ran out of time. */
  TIMED_OUT,
  /** The exchange was still open when the application stopped, or was given up by the watchdog. */
  UNFINISHED,
  /**
   * Nobody saw: the container answered it before any filter saw it and does not tell how ({@link
   * RequestType#UNFILTERED}), or the process ended before its end was seen and it may have been
   * answered (member {@code reason} is {@code crash}).
   */
  UNKNOWN;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The stored name, for example {@code failed-after-commit}. */
  public String id() {
    return id;
  }

  /** The outcome of an exchange that ended with {@code status} and without an exception. */
  public static Outcome ofStatus(int status) {
    if (status >= 500) {
      return FAILED;
    }
    return status >= 400 ? REFUSED : SUCCESS;
  }
}
