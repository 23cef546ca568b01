package org.sessiontrail.ledger.anchor;

/** A checkpoint could not be left, or what was left can't be read. */
public final class AnchorException extends Exception {
  private static final long serialVersionUID = 1;

  /** With what an operator should know. */
  public AnchorException(String message) {
    super(message);
  }

  /** With what an operator should know and what told so. */
  public AnchorException(String message, Throwable cause) {
    super(message, cause);
  }
}
