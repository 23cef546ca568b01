package org.sessiontrail.store;

import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.SignedNote;

/**
 * A checkpoint as it was published.
 *
 * @param checkpoint what was signed
 * @param note the signed note
 * @param epochMicros when it was first signed, as its node said; microseconds since 1970
 */
public record StoredCheckpoint(Checkpoint checkpoint, SignedNote note, long epochMicros) {}
