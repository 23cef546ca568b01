package org.sessiontrail.report.dispute;

/** No record that a checkpoint covers meets the conditions, so there is nothing to prove. */
public final class NothingToShowException extends Exception {
  private static final long serialVersionUID = 1;

  private final long unsigned;

  NothingToShowException(long unsigned) {
    super(
        unsigned == 0
            ? "TRK-0551 no record meets these conditions, so there is nothing to prove"
            : "TRK-0551 no signed record meets these conditions; "
                + unsigned
                + " wait for the next checkpoint, try again in a minute");
    this.unsigned = unsigned;
  }

  /** Records that meet the conditions and wait for the next checkpoint. */
  public long unsigned() {
    return unsigned;
  }
}
