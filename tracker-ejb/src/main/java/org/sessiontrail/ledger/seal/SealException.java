package org.sessiontrail.ledger.seal;

/** The log can't be, or must not be, signed. The message has a code and says what to do. */
public final class SealException extends Exception {
  private static final long serialVersionUID = 1;

  /** With what an operator should know. */
  public SealException(String message) {
    super(message);
  }

  /** With what an operator should know and what told so. */
  public SealException(String message, Throwable cause) {
    super(message, cause);
  }
}
