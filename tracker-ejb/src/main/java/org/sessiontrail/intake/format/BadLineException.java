package org.sessiontrail.intake.format;

/** A line that can't be read; the message says why and quotes nothing of it. */
public final class BadLineException extends Exception {
  private static final long serialVersionUID = 1;

  /** A line is bad because of {@code reason}. */
  public BadLineException(String reason) {
    super(reason, null, false, false); // many of them: no stack
  }

  /** Why, never null. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
