package org.sessiontrail.cli;

/** What a command's exit code means. */
public final class ExitCode {
  /** All went well. */
  public static final int FINE = 0;

  /** All went well and something was found that somebody should look at. */
  public static final int FINDINGS = 1;

  /** Wrong use or bad input; nothing was done. */
  public static final int WRONG_USE = 2;

  /** It could not run, or not to its end. */
  public static final int COULD_NOT_RUN = 3;

  private ExitCode() {}
}
