/**
 * What a log says of itself, signed: notes, checkpoints, cosignatures, keys, proofs and policies in
 * the text forms of C2SP (signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof, tlog-policy).
 * Plain Java, no input or output.
 *
 * <p>Threads: all values are immutable.
 *
 * <p>Fails by: {@link org.sessiontrail.ledger.note.NoteException} for a text that is not of its
 * form; a signature that does not hold is an answer, not an exception.
 *
 * <p>Starts at: {@link org.sessiontrail.ledger.note.Checkpoint}.
 */
@NullMarked
package org.sessiontrail.ledger.note;

import org.jspecify.annotations.NullMarked;
