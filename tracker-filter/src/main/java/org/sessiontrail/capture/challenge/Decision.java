package org.sessiontrail.capture.challenge;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of a request before the application sees it.
 *
 * @param answer what to do
 * @param challenge what is asked; null unless something is
 */
public record Decision(Answer answer, @Nullable Challenge challenge) {
  /** Served as ever. */
  public static final Decision PASS = new Decision(Answer.PASS, null);

  /** Its session ends, and it is answered without the application. */
  public static final Decision END = new Decision(Answer.END, null);

  /** What to do. */
  public enum Answer {
    /** Let the application serve it. */
    PASS,
    /** Ask for a proof instead. */
    ASK,
    /** End the session instead. */
    END
  }

  static Decision ask(Challenge challenge) {
    return new Decision(Answer.ASK, challenge);
  }
}
