package org.sessiontrail.ledger.verify;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.PublishedNote;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.TlogProof;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.ProofCheck;

/** Records that each bring a proof of their own. */
final class SparseCheck {
  private static final int MAX_NOTES = 1_000;

  private final NoteCheck notes;
  private final Findings findings;
  private final Map<String, Boolean> known = new HashMap<>();
  private long proven;

  SparseCheck(NoteCheck notes, Findings findings) {
    this.notes = notes;
    this.findings = findings;
  }

  /**
   * Whether the record at {@code index}, which has this hash and brings {@code proof}, is in it.
   */
  boolean leaf(long index, @Nullable Hash hash, @Nullable String proof) {
    if (proof == null || hash == null) {
      report(FindingCode.V04, index, "there is no proof that it is in the log");
      return false;
    }
    try {
      TlogProof read = TlogProof.parse(proof);
      Checkpoint checkpoint = Checkpoint.parse(read.note().text());
      if (!isSigned(index, read, checkpoint)) {
        return false;
      }
      boolean isIn =
          read.index() == index
              && ProofCheck.includes(
                  hash, index, checkpoint.size(), read.path(), checkpoint.root());
      if (isIn) {
        proven++;
        return true;
      }
      report(FindingCode.V03, index, "its proof does not hold: it was changed, or put there");
    } catch (NoteException e) {
      report(
          FindingCode.V03,
          index,
          "its proof can't be read: " + Words.shown(String.valueOf(e.getMessage())));
    }
    return false;
  }

  /** How many records are proven. */
  long proven() {
    return proven;
  }

  private boolean isSigned(long index, TlogProof proof, Checkpoint checkpoint) {
    String text = proof.note().toString();
    Boolean before = known.get(text);
    if (before != null) {
      return before;
    }
    String place = "proof of record " + index;
    Mark mark = notes.judge(new PublishedNote(place, checkpoint.size(), text, null), null);
    if (known.size() < MAX_NOTES) {
      known.put(text, mark != null);
    }
    return mark != null;
  }

  private void report(FindingCode code, long index, String what) {
    findings.add(
        Finding.of(
            code, index, index, "proofs", "Record " + Words.number(index) + ": " + what + "."));
  }
}
