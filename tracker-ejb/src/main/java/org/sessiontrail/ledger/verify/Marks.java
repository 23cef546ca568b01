package org.sessiontrail.ledger.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.anchor.AnchorException;
import org.sessiontrail.ledger.anchor.TimestampToken;
import org.sessiontrail.ledger.evidence.AnchorNote;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.EvidenceException;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.PublishedNote;
import org.sessiontrail.ledger.note.SignedNote;

/**
 * Checkpoints of the evidence and anchors from elsewhere in one row, the smallest first, read a
 * page at a time. At one size the evidence's own comes first.
 */
final class Marks {
  private static final int PAGE = 200;
  private static final int LOOKED_AHEAD = 100;

  private final Evidence evidence;
  private final NoteCheck notes;
  private final Findings findings;
  private final boolean hasEveryCheckpoint;
  private final Deque<AnchorNote> anchors;
  private final Deque<PublishedNote> page = new ArrayDeque<>();
  private final Deque<Mark> ahead = new ArrayDeque<>();
  private long after = -1;
  private boolean isReadOut;
  private long published;
  private @Nullable Mark before;

  Marks(Evidence evidence, List<AnchorNote> anchors, NoteCheck notes, Findings findings)
      throws EvidenceException {
    this.evidence = evidence;
    this.notes = notes;
    this.findings = findings;
    this.hasEveryCheckpoint = evidence.extent().hasEveryCheckpoint();
    this.anchors =
        new ArrayDeque<>(
            anchors.stream()
                .sorted(Comparator.comparingLong(anchor -> anchor.checkpoint().size()))
                .toList());
  }

  /** The next one, or null. */
  @Nullable Mark peek() throws EvidenceException {
    if (ahead.isEmpty()) {
      Mark next = read();
      if (next != null) {
        ahead.add(next);
      }
    }
    return ahead.peek();
  }

  /** Takes the next one. */
  @Nullable Mark poll() throws EvidenceException {
    peek();
    return ahead.poll();
  }

  /** The next one of the evidence that has a time, within reach; null for none. */
  @Nullable Mark nextTimed() throws EvidenceException {
    for (Mark mark : ahead) {
      if (mark.isTimed()) {
        return mark;
      }
    }
    while (ahead.size() < LOOKED_AHEAD) {
      Mark next = read();
      if (next == null) {
        return null;
      }
      ahead.add(next);
      if (next.isTimed()) {
        return next;
      }
    }
    return null;
  }

  /** Checkpoints of the evidence that were read, good or not. */
  long published() {
    return published;
  }

  private @Nullable Mark read() throws EvidenceException {
    while (true) {
      PublishedNote next = nextPublished();
      AnchorNote anchor = anchors.peek();
      if (anchor != null && (next == null || anchor.checkpoint().size() < next.size())) {
        return mark(anchors.remove());
      }
      if (next == null) {
        return null;
      }
      page.remove();
      Mark mark = judge(next);
      if (mark != null) {
        return mark;
      }
    }
  }

  private @Nullable PublishedNote nextPublished() throws EvidenceException {
    if (page.isEmpty() && !isReadOut) {
      List<PublishedNote> read = evidence.checkpoints(after, PAGE);
      isReadOut = read.size() < PAGE;
      page.addAll(read);
    }
    return page.peek();
  }

  private @Nullable Mark judge(PublishedNote next) throws EvidenceException {
    published++;
    after = next.size();
    Mark mark = notes.judge(next, before);
    before = mark;
    if (mark != null) {
      byte[] token = evidence.token(mark.size());
      if (token != null && !isStamped(token, mark.note())) {
        findings.add(
            Finding.of(
                FindingCode.V19,
                mark.place(),
                "The time stamp beside the checkpoint over "
                    + Words.count(mark.size(), "record")
                    + " is damaged, or was given for something else."));
      }
    }
    return mark;
  }

  /** Whether the token is for the note, with all signatures or the first: more may have come. */
  private static boolean isStamped(byte[] token, SignedNote note) {
    try {
      TimestampToken read = TimestampToken.parse(token);
      for (int count = note.signatures().size(); count > 0; count--) {
        SignedNote then = new SignedNote(note.text(), note.signatures().subList(0, count));
        if (read.isAbout(then.toString().getBytes(StandardCharsets.UTF_8))) {
          return true;
        }
      }
      return false;
    } catch (AnchorException e) {
      return false;
    }
  }

  private Mark mark(AnchorNote anchor) {
    long size = anchor.checkpoint().size();
    return new Mark(
        anchor.place(),
        size,
        anchor.checkpoint().root(),
        anchor.note(),
        true,
        hasEveryCheckpoint && size != after,
        -1,
        -1);
  }
}
