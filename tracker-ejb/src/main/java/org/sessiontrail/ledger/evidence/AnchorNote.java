package org.sessiontrail.ledger.evidence;

import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.SignedNote;

/**
 * A checkpoint that was left outside of the evidence and is held against it.
 *
 * @param place where it was left, to be shown
 * @param checkpoint what it says
 * @param note the note it was in; its signatures are looked at when it contradicts
 */
public record AnchorNote(String place, Checkpoint checkpoint, SignedNote note) {}
