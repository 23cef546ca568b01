package org.sessiontrail.ledger.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.PublishedNote;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.ConsistencyNote;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.TlogProof;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.ProofCheck;

/**
 * Records that each bring a proof of their own; V20 for those that claim to be all of a session.
 * Memory: a few numbers a record of a session.
 */
final class SparseCheck {
  private static final int MAX_NOTES = 1_000;

  private final NoteCheck notes;
  private final Findings findings;
  private final Map<String, Boolean> known = new HashMap<>();
  private final Map<String, Long> heads = new HashMap<>();
  private final List<Mark> reached = new ArrayList<>();
  private long unreached;
  private final Map<String, Session> sessions = new TreeMap<>();
  private final List<Reason> reasons = new ArrayList<>();
  private final Set<String> ended = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private long proven;

  /** What there is of a session on one stream: places and numbers by position on the trail. */
  private static final class Session {
    final String sid;
    final String stream;
    final TreeMap<Long, long[]> records = new TreeMap<>();
    long expected = -1;
    long endedAt = -1;

    Session(String sid, String stream) {
      this.sid = sid;
      this.stream = stream;
    }
  }

  /**
   * Why records may be missing: numbers of a stream that were lost, or places whose content is
   * gone.
   */
  private record Reason(@Nullable String stream, long from, long to) {}

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
      if (heads.size() < MAX_NOTES) {
        heads.putIfAbsent(checkpoint.text(), index);
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

  /** Takes a record of a selection that claims to hold whole sessions. */
  void session(long index, LeafScan leaf) {
    switch (leaf.kind()) {
      case "gap" -> {
        Map<String, Object> members = leaf.members();
        String other = members.get("stream2") instanceof String text ? text : leaf.stream();
        reasons.add(
            new Reason(other, number(members, "from", -1), number(members, "to", Long.MAX_VALUE)));
      }
      case "erasure", "purge" -> removal(leaf.members());
      default -> {
        if (!leaf.sid().isEmpty()) {
          count(index, leaf);
        }
      }
    }
  }

  private void removal(Map<String, Object> members) {
    reasons.add(new Reason(null, 0, number(members, "min", 0) - 1));
    if (members.get("ranges") instanceof List<?> list) {
      for (long[] range : PersonalCheck.ranges(list, Long.MAX_VALUE)) {
        reasons.add(new Reason(null, range[0], range[1]));
      }
    }
  }

  private void count(long index, LeafScan leaf) {
    boolean isEnd = leaf.kind().equals("session-end");
    Map<String, Object> members = isEnd ? leaf.members() : Map.of();
    String other = members.get("stream2") instanceof String text ? text : null;
    String stream = other == null ? leaf.stream() : other;
    Session session =
        sessions.computeIfAbsent(
            leaf.sid() + " " + stream, none -> new Session(leaf.sid(), stream));
    seen.add(leaf.sid());
    if (other == null) {
      session.records.put(leaf.sseq(), new long[] {index, leaf.seq()});
    }
    if (isEnd) {
      ended.add(leaf.sid());
      session.expected = number(members, "records", -1);
      session.endedAt = index;
    }
  }

  /** Sessions without an end. */
  int open() {
    return seen.size() - ended.size();
  }

  /** Anchors that the selection's checkpoint goes on from. */
  List<Mark> reached() {
    return reached;
  }

  /** How many anchors could not be compared. */
  long unreached() {
    return unreached;
  }

  /**
   * Holds an anchor against the checkpoint of the selection.
   *
   * @param newest that checkpoint; null when none could be relied on
   * @param proof text of a proof that leads from the anchor to it, or null
   */
  void anchor(Mark anchor, @Nullable Mark newest, @Nullable String proof) {
    boolean isSame = newest != null && anchor.size() == newest.size();
    if (newest == null
        || !notes.isBelieved(anchor.note())
        || anchor.size() > newest.size()
        || (proof == null && !isSame)) {
      unreached++;
    } else if (isSame ? anchor.root().equals(newest.root()) : leads(anchor, newest, proof)) {
      reached.add(anchor);
    } else {
      findings.add(
          Finding.of(
              FindingCode.V06,
              0,
              anchor.size() - 1,
              anchor.place(),
              "The checkpoint over "
                  + Words.count(anchor.size(), "record")
                  + " that was left at "
                  + anchor.place()
                  + " is of another history than this selection: the log was rewritten, or this"
                  + " was never in it."));
    }
  }

  private static boolean leads(Mark from, Mark to, @Nullable String proof) {
    try {
      ConsistencyNote read = ConsistencyNote.parse(String.valueOf(proof));
      return read.older() == from.size()
          && read.note().text().equals(to.note().text())
          && ProofCheck.isConsistent(from.size(), from.root(), to.size(), to.root(), read.proof());
    } catch (NoteException e) {
      return false;
    }
  }

  /**
   * All records were read.
   *
   * @param newest the checkpoint of the selection; null when none could be relied on
   */
  void end(@Nullable Mark newest) {
    String head = newest == null ? "" : newest.note().text();
    heads.forEach(
        (text, index) -> {
          if (!text.equals(head)) {
            findings.add(
                Finding.of(
                    FindingCode.V05,
                    index,
                    index,
                    "proofs",
                    "The proof of record "
                        + Words.number(index)
                        + " is under another checkpoint than the one of this selection."));
          }
        });
    for (Session session : sessions.values()) {
      long[] before = {-1, 0};
      long next = 1;
      for (Map.Entry<Long, long[]> record : session.records.entrySet()) {
        hole(session, next, record.getKey(), before, record.getValue());
        next = record.getKey() + 1;
        before = record.getValue();
      }
      if (session.expected >= 0) {
        long[] after = {session.endedAt, Long.MAX_VALUE};
        hole(session, next, session.expected + 1, before, after);
      }
    }
  }

  /** The positions {@code [from, to)} are not there, between two records {place, number}. */
  private void hole(Session session, long from, long to, long[] before, long[] after) {
    if (from >= to || reasons.stream().anyMatch(each -> explains(each, session, before, after))) {
      return;
    }
    String which = from + 1 == to ? "record " + from : "records " + from + " to " + (to - 1);
    findings.add(
        Finding.of(
            FindingCode.V20,
            Math.max(0, after[0]),
            Math.max(0, after[0]),
            session.sid,
            "Of the session "
                + Words.shown(session.sid)
                + " "
                + which
                + (from + 1 == to ? " is" : " are")
                + " not here, and nothing here says why."));
  }

  private static boolean explains(Reason reason, Session session, long[] before, long[] after) {
    return reason.stream() == null
        ? reason.from() < after[0] && reason.to() > before[0]
        : reason.stream().equals(session.stream)
            && reason.from() < after[1]
            && reason.to() > before[1];
  }

  private static long number(Map<String, Object> members, String name, long otherwise) {
    return members.get(name) instanceof Number number ? number.longValue() : otherwise;
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
