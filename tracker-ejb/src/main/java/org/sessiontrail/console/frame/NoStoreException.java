package org.sessiontrail.console.frame;

/** No database is open yet. */
public final class NoStoreException extends Exception {
  private static final long serialVersionUID = 1;

  /** There is none. */
  public NoStoreException() {
    super("no database is open yet");
  }
}
