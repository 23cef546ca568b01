package org.sessiontrail.store;

/** The store could not do what was asked; the message tells an operator what to look at. */
public class StoreException extends Exception {
  private static final long serialVersionUID = 1;

  /** A failure with its cause. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
