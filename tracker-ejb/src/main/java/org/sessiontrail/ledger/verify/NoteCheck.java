package org.sessiontrail.ledger.verify;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.PublishedNote;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.ConsistencyNote;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.NoteSignature;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.note.VerifierKey;
import org.sessiontrail.ledger.tree.ProofCheck;

/** Signatures and form of checkpoints: V01, V02, and those of V05 that show in the notes alone. */
final class NoteCheck {
  private static final long SECOND = 1_000_000;
  private static final long LAST_SECOND = 253_402_300_799L; // of the year 9999

  private final @Nullable TlogPolicy policy;
  private final boolean isSelfAsserted;
  private final Findings findings;
  private @Nullable String origin;

  /**
   * Checks notes.
   *
   * @param policy whom to believe; null when nobody is known
   * @param isSelfAsserted whether that is the evidence's own word
   */
  NoteCheck(@Nullable TlogPolicy policy, boolean isSelfAsserted, Findings findings) {
    this.policy = policy;
    this.isSelfAsserted = isSelfAsserted;
    this.findings = findings;
  }

  /** The mark that {@code published} makes; null when it can't be relied on, which is reported. */
  @Nullable Mark judge(PublishedNote published, @Nullable Mark before) {
    SignedNote note;
    Checkpoint checkpoint;
    try {
      note = SignedNote.parse(published.note());
      checkpoint = Checkpoint.parse(note.text());
    } catch (NoteException e) {
      report(
          FindingCode.V01,
          published,
          "The checkpoint over "
              + Words.count(published.size(), "record")
              + " can't be read: "
              + Words.shown(String.valueOf(e.getMessage()))
              + ".");
      return null;
    }
    if (checkpoint.size() != published.size()) {
      report(
          FindingCode.V05,
          published,
          "In the place of the checkpoint over "
              + Words.count(published.size(), "record")
              + " stands one over "
              + Words.number(checkpoint.size())
              + ": an older or newer one was put there.");
      return null;
    }
    Set<VerifierKey> valid = valid(note);
    if (!isSigned(note, valid::contains, published) || !isOfThisLog(checkpoint, published)) {
      return null;
    }
    witnessed(published, valid);
    Mark mark = mark(published.place(), checkpoint, note, valid);
    consistent(published, mark, before);
    return mark;
  }

  /**
   * Whether to believe {@code note}, which comes from elsewhere: without a policy from there too,
   * yes. Keys that the evidence brings along must not decide which anchors count against it.
   */
  boolean isBelieved(SignedNote note) {
    TlogPolicy known = policy;
    return isSelfAsserted
        || (known != null && valid(note).stream().anyMatch(known.logs()::contains));
  }

  /** The log's name, once a checkpoint was good. */
  @Nullable String origin() {
    return origin;
  }

  private boolean isOfThisLog(Checkpoint checkpoint, PublishedNote published) {
    if (origin == null) {
      origin = checkpoint.origin();
    }
    if (origin.equals(checkpoint.origin())) {
      return true;
    }
    report(
        FindingCode.V05,
        published,
        "The checkpoint is of the log \""
            + Words.shown(checkpoint.origin())
            + "\", the ones before are of \""
            + Words.shown(origin)
            + "\".");
    return false;
  }

  private boolean isSigned(SignedNote note, Predicate<VerifierKey> valid, PublishedNote published) {
    String what = "The checkpoint over " + Words.count(published.size(), "record");
    TlogPolicy known = policy;
    if (known == null) {
      report(
          FindingCode.V01,
          published,
          what + " could not be checked: no key of this log is known; name one with a policy.");
      return false;
    }
    if (known.logs().stream()
        .anyMatch(key -> note.signatures().stream().anyMatch(key::claims) && !valid.test(key))) {
      report(FindingCode.V01, published, what + " bears a forged signature.");
      return false;
    }
    if (known.logs().stream().noneMatch(valid)) {
      report(FindingCode.V01, published, what + " is not signed by any known key of this log.");
      return false;
    }
    return true;
  }

  /** Keys of the policy that made a good signature under {@code note}, each checked once. */
  private Set<VerifierKey> valid(SignedNote note) {
    Set<VerifierKey> out = new HashSet<>();
    TlogPolicy known = policy;
    if (known != null) {
      for (List<VerifierKey> keys : List.of(known.logs(), known.witnesses())) {
        for (VerifierKey key : keys) {
          if (isGood(note, key)) {
            out.add(key);
          }
        }
      }
    }
    return out;
  }

  /** Whether each signature that claims to be by {@code key}, of which there must be one, is. */
  private static boolean isGood(SignedNote note, VerifierKey key) {
    List<NoteSignature> claimed = note.signatures().stream().filter(key::claims).toList();
    return !claimed.isEmpty()
        && claimed.stream().allMatch(signature -> key.verifies(note.text(), signature));
  }

  private void witnessed(PublishedNote published, Set<VerifierKey> valid) {
    TlogPolicy known = policy;
    if (known != null && !known.isWitnessed(valid::contains)) {
      report(
          FindingCode.V02,
          published,
          "The checkpoint over "
              + Words.count(published.size(), "record")
              + " was not cosigned by as many witnesses as the policy asks for.");
    }
  }

  private Mark mark(String place, Checkpoint checkpoint, SignedNote note, Set<VerifierKey> valid) {
    long earliest = -1;
    long latest = -1;
    for (VerifierKey key : valid) {
      for (NoteSignature signature : note.signatures()) {
        OptionalLong time = key.claims(signature) ? key.time(signature) : OptionalLong.empty();
        if (time.isPresent() && time.getAsLong() <= LAST_SECOND) {
          long micros = time.getAsLong() * SECOND;
          earliest = earliest < 0 ? micros : Math.min(earliest, micros);
          latest = Math.max(latest, micros);
        }
      }
    }
    return new Mark(
        place, checkpoint.size(), checkpoint.root(), note, false, false, earliest, latest);
  }

  private void consistent(PublishedNote published, Mark mark, @Nullable Mark before) {
    if (published.consistency() == null) {
      return;
    }
    try {
      ConsistencyNote proof = ConsistencyNote.parse(published.consistency());
      boolean isAbout =
          proof.note().text().equals(mark.note().text())
              && before != null
              && proof.older() == before.size();
      if (before != null
          && !(isAbout
              && ProofCheck.isConsistent(
                  before.size(), before.root(), mark.size(), mark.root(), proof.proof()))) {
        report(
            FindingCode.V05,
            published,
            "The proof that the log only grew from "
                + Words.number(before.size())
                + " to "
                + Words.count(mark.size(), "record")
                + " does not hold.");
      }
    } catch (NoteException e) {
      report(
          FindingCode.V05,
          published,
          "The proof that the log only grew up to "
              + Words.count(mark.size(), "record")
              + " can't be read: "
              + Words.shown(String.valueOf(e.getMessage()))
              + ".");
    }
  }

  private void report(FindingCode code, PublishedNote published, String sentence) {
    findings.add(Finding.of(code, published.place(), sentence));
  }
}
