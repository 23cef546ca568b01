package org.sessiontrail.store;

import org.jspecify.annotations.Nullable;

/** The store could not do what was asked; the message tells an operator what to look at. */
public class StoreException extends Exception {
  private static final long serialVersionUID = 1;

  /** A failure with its cause, if there is one. */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
