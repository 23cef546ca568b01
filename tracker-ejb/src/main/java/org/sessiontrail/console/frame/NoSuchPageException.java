package org.sessiontrail.console.frame;

/** There is nothing of the name that was asked for. */
public final class NoSuchPageException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * There is not.
   *
   * @param sentence what there is not
   */
  public NoSuchPageException(String sentence) {
    super(sentence);
  }
}
