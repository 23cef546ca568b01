package org.sessiontrail.enrich.place;

import org.jspecify.annotations.Nullable;

/** A file of places can't be used; the message says which and why. */
public final class PlaceException extends Exception {
  private static final long serialVersionUID = 1L;

  PlaceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
