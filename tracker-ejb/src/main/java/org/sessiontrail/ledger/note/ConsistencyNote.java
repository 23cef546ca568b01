package org.sessiontrail.ledger.note;

import java.util.List;
import org.sessiontrail.ledger.tree.Hash;

/**
 * That a log only grew between two checkpoints, in the form that is sent to a witness (C2SP
 * tlog-witness, body of add-checkpoint).
 *
 * @param older size of the older tree
 * @param proof consistency proof, empty when there is nothing to prove
 * @param note the newer checkpoint
 */
public record ConsistencyNote(long older, List<Hash> proof, SignedNote note) {
  /** Copies the proof. */
  public ConsistencyNote {
    proof = List.copyOf(proof);
  }

  /**
   * The proof of a text.
   *
   * @throws NoteException when it is none
   */
  public static ConsistencyNote parse(String text) throws NoteException {
    int blank = text.indexOf("\n\n");
    if (blank < 0 || !text.startsWith("old ")) {
      throw new NoteException("a consistency proof begins with old and the older size");
    }
    List<String> lines = List.of(text.substring("old ".length(), blank).split("\n", -1));
    return new ConsistencyNote(
        NoteText.decimal(lines.get(0)),
        TlogProof.hashes(lines.subList(1, lines.size())),
        SignedNote.parse(text.substring(blank + 2)));
  }

  /** The text form. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("old ").append(older).append('\n');
    proof.forEach(hash -> out.append(hash.base64()).append('\n'));
    return out.append('\n').append(note).toString();
  }
}
