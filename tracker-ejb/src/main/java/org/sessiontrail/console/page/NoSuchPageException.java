package org.sessiontrail.console.page;

/** There is nothing of the name that was asked for. */
final class NoSuchPageException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * There is not.
   *
   * @param sentence what there is not
   */
  NoSuchPageException(String sentence) {
    super(sentence);
  }
}
