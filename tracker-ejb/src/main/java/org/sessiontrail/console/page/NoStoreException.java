package org.sessiontrail.console.page;

/** No database is open yet. */
final class NoStoreException extends Exception {
  private static final long serialVersionUID = 1;

  NoStoreException() {
    super("no database is open yet");
  }
}
