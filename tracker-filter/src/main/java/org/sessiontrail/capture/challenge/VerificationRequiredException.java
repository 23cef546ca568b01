package org.sessiontrail.capture.challenge;

/**
 * The code that was called is for people who proved not long ago who they are, and nobody did. Not
 * to be caught by the application: on its way out the filter turns it into a challenge, unless the
 * answer has begun.
 */
public final class VerificationRequiredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int seconds;
  private final String factor;

  /**
   * Wanted.
   *
   * @param seconds how old the proof may be
   * @param factor which proof; empty for any
   */
  public VerificationRequiredException(int seconds, String factor) {
    super(
        "TRK-0760 needs a proof"
            + (factor.isEmpty() ? "" : " by " + factor)
            + " that is at most "
            + seconds
            + " s old");
    this.seconds = seconds;
    this.factor = factor;
  }

  /** How old the proof may be, in seconds. */
  public int seconds() {
    return seconds;
  }

  /** Which proof; empty for any. */
  public String factor() {
    return factor;
  }
}
