package org.sessiontrail.ledger.note;

/** A text is not of the form it should be. The message says what is wrong, for people. */
public final class NoteException extends Exception {
  private static final long serialVersionUID = 1;

  /** With what is wrong. */
  public NoteException(String message) {
    super(message);
  }

  /** With what is wrong and what told so. */
  public NoteException(String message, Throwable cause) {
    super(message, cause);
  }
}
