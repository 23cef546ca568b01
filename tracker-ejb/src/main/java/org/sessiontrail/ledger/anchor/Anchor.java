package org.sessiontrail.ledger.anchor;

import org.sessiontrail.ledger.note.SignedNote;

/** A place outside of the database where checkpoints are left. */
public interface Anchor {
  /** Stored name of the kind: {@code file}, {@code syslog}, {@code rfc3161}, {@code mail}. */
  String kind();

  /** Where it is, for people and for the verifier; no secrets. */
  String place();

  /**
   * Leaves {@code checkpoint} there. Takes a few seconds at most.
   *
   * @return what came back from there, empty when nothing does
   * @throws AnchorException when it is not known to have arrived
   */
  byte[] leave(SignedNote checkpoint) throws AnchorException;
}
