package org.sessiontrail.capture.guard;

/** What has to be answered before the application sees a request. */
public enum Verdict {
  /** Nothing: the application answers. */
  ALLOW,
  /** The user has to show once more who they are. */
  CHALLENGE,
  /** The session has to end. */
  END;

  private static final int CHALLENGE_AT = 50;
  private static final int END_AT = 100;

  /** The verdict on a score. */
  static Verdict of(double score) {
    if (score >= END_AT) {
      return END;
    }
    return score >= CHALLENGE_AT ? CHALLENGE : ALLOW;
  }
}
