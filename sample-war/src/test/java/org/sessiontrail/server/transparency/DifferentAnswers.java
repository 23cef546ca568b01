package org.sessiontrail.server.transparency;

/** An application answered with the tracker otherwise than without: no limit of a server. */
public final class DifferentAnswers extends AssertionError {
  private static final long serialVersionUID = 1L;

  /** With what was found to differ. */
  public DifferentAnswers(AssertionError difference) {
    super(difference.getMessage(), difference);
  }
}
