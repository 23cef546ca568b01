package org.sessiontrail.report.session;

/** Nothing in the log is what was asked for. */
public final class NoSuchSessionException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Nothing is.
   *
   * @param sentence what was not found and what to do, with a code of its own in front
   */
  public NoSuchSessionException(String sentence) {
    super(sentence);
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
