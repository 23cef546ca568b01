package org.sessiontrail.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.EvidenceException;
import org.sessiontrail.ledger.evidence.EvidenceRecord;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.TreeHasher;

/**
 * One pass over evidence, by all rules. It can be made in slices, and needs the same memory for a
 * million records as for a thousand: see {@link StreamCheck}, {@link SessionCheck} and {@link
 * PersonalCheck} for what is remembered.
 *
 * <p>Threads: one thread at a time.
 */
public final class Verification {
  private final Evidence evidence;
  private final Evidence.Extent extent;
  private final VerifierSettings settings;
  private final boolean isSelfAsserted;
  private final Findings findings = new Findings();
  private final TreeHasher hasher = new TreeHasher();
  private final LeafScan leaf = new LeafScan();
  private final NoteCheck notes;
  private final Marks marks;
  private final @Nullable TreeCheck tree;
  private final SparseCheck sparse;
  private final StreamCheck streams;
  private final SessionCheck sessions;
  private final PersonalCheck personal;
  private long at;
  private long records;
  private long unreadable;
  private boolean purgeStated;

  /**
   * A verification of {@code evidence} that has not begun.
   *
   * @throws EvidenceException when the evidence can't be read
   */
  public Verification(Evidence evidence, VerifierSettings settings) throws EvidenceException {
    this.evidence = evidence;
    this.settings = settings;
    this.extent = evidence.extent();
    this.at = extent.from();
    TlogPolicy given = settings.policy();
    this.isSelfAsserted = given == null;
    this.notes = new NoteCheck(given == null ? evidence.policy() : given, isSelfAsserted, findings);
    this.marks = new Marks(evidence, settings.anchors(), notes, findings);
    this.tree = extent.isGapless() ? new TreeCheck(evidence, marks, notes, findings) : null;
    this.sparse = new SparseCheck(notes, findings);
    this.streams = new StreamCheck(findings, at == 0, settings.heartbeatSeconds());
    this.sessions = new SessionCheck(findings, streams);
    this.personal = new PersonalCheck(findings, at);
  }

  /** Verifies {@code evidence} in one go. */
  public static VerificationReport of(Evidence evidence, VerifierSettings settings)
      throws EvidenceException {
    Verification run = new Verification(evidence, settings);
    while (run.advance(Long.MAX_VALUE)) {
      // the next slice
    }
    return run.finish();
  }

  /**
   * Reads the next places, {@code most} at most.
   *
   * @return whether there are more
   */
  public boolean advance(long most) throws EvidenceException {
    if (at >= extent.to()) {
      return false;
    }
    long to = most > extent.to() - at ? extent.to() : at + most;
    evidence.records(at, to, this::take);
    if (tree != null) {
      missing(to);
    }
    at = to;
    return at < extent.to();
  }

  /** Records read so far. */
  public long done() {
    return records;
  }

  /** Records there will be, as far as is known. */
  public long total() {
    return extent.size();
  }

  /** Draws the conclusions; to be called once, when {@link #advance} has returned false. */
  public VerificationReport finish() throws EvidenceException {
    TreeCheck made = tree;
    if (made != null) {
      made.end(extent.to());
      streams.end();
      purge(made);
      unsigned(made);
    } else {
      judgeAll();
    }
    for (EvidenceRecord statement : evidence.statements()) {
      state(statement);
    }
    personal.end();
    evidence.problems().forEach(findings::add);
    Mark last = made == null ? newest : made.last();
    return new VerificationReport(
        evidence.name(),
        notes.origin(),
        extent.form(),
        new VerificationReport.Range(extent.from(), extent.to()),
        records,
        made == null ? null : made.root(),
        last == null ? -1 : last.size(),
        last == null || !last.isTimed() ? null : Long.valueOf(last.latestMicros()),
        made == null ? (last == null ? 0 : 1) : made.checkpoints(),
        made == null ? sparse.reached().size() : made.anchors(),
        (made == null ? sparse.reached() : made.reached())
            .stream().map(Mark::place).distinct().toList(),
        isSelfAsserted,
        findings.kept(),
        findings.totals(),
        unchecked(made));
  }

  private @Nullable Mark newest;

  /** Of single records the notes, and what leads from anchors to them. */
  private void judgeAll() throws EvidenceException {
    List<Mark> anchors = new ArrayList<>();
    for (Mark mark = marks.poll(); mark != null; mark = marks.poll()) {
      if (mark.isAnchor()) {
        anchors.add(mark);
      } else {
        newest = mark;
      }
    }
    sparse.end(newest);
    for (Mark anchor : anchors) {
      sparse.anchor(anchor, newest, evidence.consistency(anchor.size()));
    }
  }

  private void take(EvidenceRecord record) throws EvidenceException {
    long index = record.index();
    if (tree != null) {
      missing(index);
    }
    byte[] bytes = record.leaf();
    Hash hash = bytes == null ? record.kept() : hasher.leaf(bytes);
    if (tree == null) {
      sparse.leaf(index, hash, record.proof());
    } else {
      tree.leaf(hash);
    }
    at = index + 1;
    records++;
    if (extent.form() == Evidence.Form.FOREIGN) {
      return;
    }
    if (bytes == null) {
      streams.hidden();
      personal.contentGone(index);
    } else {
      content(record, bytes);
    }
  }

  private void content(EvidenceRecord record, byte[] bytes) throws EvidenceException {
    long index = record.index();
    List<String> drift = new ArrayList<>(record.drift());
    drift.remove("disclosures");
    if (!leaf.read(bytes)) {
      unreadable++;
      findings.add(
          Finding.of(
              FindingCode.V18,
              index,
              index,
              "records",
              "Record "
                  + Words.number(index)
                  + " is not written in the form that records have; it was hashed as it is."));
      return;
    }
    drift.remove("leaf");
    if (!drift.isEmpty()) {
      findings.add(
          Finding.of(
              FindingCode.V08,
              index,
              index,
              "columns " + String.join(", ", drift),
              "What is copied beside record "
                  + Words.number(index)
                  + " to find it by ("
                  + String.join(", ", drift)
                  + ") is not what the record says."));
    }
    personal.values(record, leaf.digests());
    if (leaf.kind().equals("erasure") || leaf.kind().equals("purge")) {
      Map<String, Object> members = leaf.members();
      personal.removal(index, leaf.kind(), members);
      purgeStated |= members.get("min") instanceof Number min && min.longValue() == extent.from();
    }
    if (tree != null) {
      StreamState stream = streams.record(index, leaf, tree.lastTimed(), marks.nextTimed());
      if (stream != null && !leaf.sid().isEmpty()) {
        sessions.record(index, leaf, stream);
      } else if (stream != null && leaf.kind().equals("stream-close")) {
        sessions.over(stream);
      }
    } else if (evidence.holdsWholeSessions()) {
      sparse.session(index, leaf);
    }
  }

  /** A removal that is stated elsewhere in the log counts when it is proven to be in it. */
  private void state(EvidenceRecord statement) {
    byte[] bytes = statement.leaf();
    long index = statement.index();
    if (bytes != null
        && sparse.leaf(index, hasher.leaf(bytes), statement.proof())
        && leaf.read(bytes)
        && (leaf.kind().equals("erasure") || leaf.kind().equals("purge"))) {
      personal.removal(index, leaf.kind(), leaf.members());
    }
  }

  /** Places up to {@code to} at which no record is. */
  private void missing(long to) throws EvidenceException {
    if (at >= to) {
      return;
    }
    boolean several = to - at > 1;
    findings.add(
        Finding.of(
            FindingCode.V04,
            at,
            to - 1,
            "records",
            Words.records(at, to - 1)
                + (several ? " are" : " is")
                + " missing: "
                + (several ? "they were" : "it was")
                + " removed after being stored."));
    for (; at < to; at++) {
      if (tree != null) {
        tree.leaf(null);
      }
      streams.hidden();
    }
  }

  private void purge(TreeCheck made) {
    if (extent.form() != Evidence.Form.WHOLE || extent.from() == 0) {
      return;
    }
    Mark last = made.last();
    if (!purgeStated) {
      findings.add(
          Finding.of(
              FindingCode.V04,
              0,
              extent.from() - 1,
              evidence.name(),
              "The first "
                  + Words.count(extent.from(), "record")
                  + " are not there, and no purge record says that they were removed."));
    } else if (last == null) {
      findings.add(
          Finding.of(
              FindingCode.V04,
              0,
              extent.from() - 1,
              evidence.name(),
              "The first "
                  + Words.count(extent.from(), "record")
                  + " were purged, and no later checkpoint confirms what they were."));
    }
  }

  /** Nothing was ever signed, or nothing that could be believed. */
  private void unsigned(TreeCheck made) {
    if (made.last() == null && extent.to() > 0 && marks.published() == 0) {
      Finding finding =
          Finding.of(
              FindingCode.V01,
              evidence.name(),
              "Nothing in this log is signed: whoever can write to it can change it unseen.");
      boolean wasSigned = made.anchors() > 0 || made.unreached() > 0;
      findings.add(wasSigned ? finding : finding.as(FindingCode.Severity.WARNING));
    }
  }

  private List<String> unchecked(@Nullable TreeCheck made) {
    List<String> out = new ArrayList<>(settings.notes());
    if (isSelfAsserted) {
      out.add(
          "Whose keys these are: no policy was given, so the keys are "
              + evidence.name()
              + "'s own word. Whoever can rewrite it can bring other keys.");
    }
    if (settings.anchors().isEmpty()) {
      out.add(
          "Whether the whole log was rewritten and signed anew: no checkpoint from elsewhere was"
              + " given to compare with.");
    }
    if (made != null) {
      gapless(made, out);
    } else {
      out.add(
          evidence.holdsWholeSessions()
              ? sparse.open() == 0
                  ? "Whether other sessions were left out: this is a selection."
                  : "Whether more of the session followed: its end is not here."
              : "Whether records were left out: this is a selection, and only those in it are"
                  + " proven.");
    }
    add(
        out,
        sparse.unreached(),
        "anchor",
        "that no proof here leads from: take one that the log noted, or a bundle of the period.");
    add(out, unreadable, "record", "that could not be read: their streams and times.");
    add(out, sessions.uncounted(), "record", "of sessions beyond those counted at one time.");
    add(out, personal.unplaced(), "record", "too far up to remember what is gone of them.");
    if (streams.overflowed()) {
      out.add("Numbers that come twice in streams that had ended: there are too many streams.");
    }
    out.addAll(evidence.unchecked());
    return out;
  }

  private void gapless(TreeCheck made, List<String> out) {
    long signed = made.last() == null ? extent.from() : made.last().size();
    if (extent.to() > signed) {
      out.add(
          "The last "
              + Words.count(extent.to() - signed, "record")
              + " as signed: no checkpoint that holds is over them.");
    }
    if (made.lastTimed() == null) {
      out.add("When records were signed: no witness states a time.");
    }
    add(out, made.unreached(), "anchor", "about records before the first one here.");
    if (made.isLost()) {
      out.add("Which record it is: the kept hashes do not tell either.");
    }
    if (streams.late() > 0) {
      out.add(
          Words.count(streams.late(), "record")
              + " reached the log later than 15 seconds after they happened, in order: their time"
              + " is their node's word alone.");
    }
    if (streams.steps() > 0) {
      out.add(
          Words.count(streams.steps(), "change")
              + " of a node's clock are stated: times across them can't be compared.");
    }
  }

  private static void add(List<String> out, long count, String noun, String what) {
    if (count > 0) {
      out.add(Words.count(count, noun) + " " + what);
    }
  }
}
