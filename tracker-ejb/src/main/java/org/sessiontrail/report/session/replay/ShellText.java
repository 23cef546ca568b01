package org.sessiontrail.report.session.replay;

import org.sessiontrail.report.VisibleText;

/** Texts of strangers in a shell script, where they are never more than texts. */
final class ShellText {
  private ShellText() {}

  /**
   * {@code text} as one word of a POSIX shell that is read as nothing but itself. Characters that
   * can't be seen are written as escapes first, so the word is one line and a NUL can't end it.
   */
  static String word(String text) {
    return "'" + VisibleText.of(text).replace("'", "'\\''") + "'";
  }

  /** {@code text} as a comment of one line. */
  static String comment(String text) {
    return "# " + VisibleText.of(text);
  }
}
