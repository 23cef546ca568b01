package org.sessiontrail.ledger.evidence;

import org.jspecify.annotations.Nullable;

/** The evidence can't be read, so nothing can be said about it. */
public class EvidenceException extends Exception {
  private static final long serialVersionUID = 1;

  /** A failure with its cause. */
  public EvidenceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
