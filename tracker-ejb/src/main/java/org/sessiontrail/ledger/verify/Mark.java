package org.sessiontrail.ledger.verify;

import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.tree.Hash;

/**
 * A root hash that the records must give at a size.
 *
 * @param place where it stands, to be shown
 * @param size number of records
 * @param root root hash over them
 * @param note the note it was in
 * @param isAnchor whether it comes from outside of the evidence
 * @param isAlone whether it is an anchor whose checkpoint the evidence should have and has not
 * @param earliestMicros the first time at which a witness saw it, microseconds since 1970; -1 when
 *     nobody says
 * @param latestMicros the last such time, or -1
 */
record Mark(
    String place,
    long size,
    Hash root,
    SignedNote note,
    boolean isAnchor,
    boolean isAlone,
    long earliestMicros,
    long latestMicros) {

  /** Whether a witness says when it was. */
  boolean isTimed() {
    return latestMicros >= 0;
  }

  /** {@code (signed on …)}, or nothing. */
  String when() {
    return isTimed() ? ", signed on " + Words.time(latestMicros) : "";
  }
}
