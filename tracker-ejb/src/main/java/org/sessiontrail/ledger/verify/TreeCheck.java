package org.sessiontrail.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.EvidenceException;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.Tile;
import org.sessiontrail.ledger.tree.TreeHasher;

/**
 * Makes the tree anew from the records and holds it against checkpoints, anchors and the hashes
 * that are kept: V03 to V07.
 *
 * <p>As long as records and kept hashes agree there is one tree; from the first difference on there
 * are two, and the next mark tells which of them was signed.
 */
final class TreeCheck {
  private static final int PAGE = 1_024;
  private static final int MAX_RUNS = 200;
  private static final int MAX_PENDING = 100;

  private final Evidence evidence;
  private final Marks marks;
  private final NoteCheck notes;
  private final TreeFindings findings;
  private final long from;
  private final List<Run> runs = new ArrayList<>();
  private final List<Run> tiles = new ArrayList<>();
  private final List<Mark> pending = new ArrayList<>();
  private final List<Mark> good = new ArrayList<>();
  private Frontier fold;
  private @Nullable Frontier keptFold;
  private @Nullable Mark last;
  private @Nullable Mark lastTimed;
  private boolean isTainted;
  private boolean isLost;
  private List<@Nullable Hash> page = List.of();
  private long pageFrom;
  private long checkpoints;
  private long anchors;
  private long unreached;

  /** Consecutive records. */
  private record Run(long from, long to, String place) {}

  TreeCheck(Evidence evidence, Marks marks, NoteCheck notes, Findings findings)
      throws EvidenceException {
    this.evidence = evidence;
    this.marks = marks;
    this.notes = notes;
    this.findings = new TreeFindings(findings);
    this.fold = evidence.base();
    this.from = fold.size();
  }

  /** The record at the tree's right end has this hash; null when it is gone without one. */
  void leaf(@Nullable Hash hash) throws EvidenceException {
    settle();
    long index = fold.size();
    Hash kept = kept(index);
    Hash used = hash == null ? kept : hash;
    if (used == null) {
      isTainted = true;
      used = TreeHasher.EMPTY;
    } else if (kept != null && !kept.equals(used)) {
      add(runs, new Run(index, index, ""));
      if (keptFold == null) {
        keptFold = fold.copy();
      }
    }
    Frontier other = keptFold;
    if (other != null) {
      other.append(kept == null ? used : kept);
      fold.append(used);
    } else {
      List<Run> differing = tiles;
      fold.append(used, (level, at, node) -> completed(level, at, node, differing));
    }
    rethrow();
  }

  /** All records were read. */
  void end(long to) throws EvidenceException {
    settle();
    beyond(to);
    List<Mark> foreign = pending.stream().filter(Mark::isAnchor).toList();
    List<Mark> own = pending.stream().filter(mark -> !mark.isAnchor()).toList();
    if (!own.isEmpty() && !isTainted) {
      findings.differs(lastSize(), own.get(0), own.size() - 1);
    }
    foreign.forEach(mark -> findings.contradicts(lastSize(), mark));
    head(own.isEmpty());
    runs.forEach(run -> findings.undecided(run.from(), run.to()));
    isLost = !pending.isEmpty();
  }

  /** The newest mark that holds. */
  @Nullable Mark last() {
    return last;
  }

  /** The newest mark so far that holds and has a time. */
  @Nullable Mark lastTimed() {
    return lastTimed;
  }

  /** How many checkpoints hold. */
  long checkpoints() {
    return checkpoints;
  }

  /** How many anchors hold, all of them and those below the evidence. */
  long anchors() {
    return anchors;
  }

  /** How many anchors are about what the evidence does not hold. */
  long unreached() {
    return unreached;
  }

  /** Some of the anchors that hold. */
  List<Mark> reached() {
    return good;
  }

  /** Whether records after the newest mark that holds could not be told apart. */
  boolean isLost() {
    return isLost;
  }

  Hash root() {
    return fold.root();
  }

  private @Nullable EvidenceException failure;

  private void completed(int level, long at, Hash node, List<Run> differing) {
    if (level % Tile.HEIGHT != 0 || isTainted || failure != null) {
      return;
    }
    try {
      Hash kept = evidence.kept(level, at, at + 1).get(0);
      if (kept != null && !kept.equals(node)) {
        add(
            differing,
            new Run(
                at << level,
                ((at + 1) << level) - 1,
                "tile/" + level / Tile.HEIGHT + "/" + at / Tile.WIDTH));
      }
    } catch (EvidenceException e) {
      failure = e;
    }
  }

  private void rethrow() throws EvidenceException {
    if (failure != null) {
      throw failure;
    }
  }

  private @Nullable Hash kept(long index) throws EvidenceException {
    if (index < pageFrom || index >= pageFrom + page.size()) {
      long to = Math.max(index + 1, Math.min(evidence.extent().to(), index + PAGE));
      page = evidence.kept(0, index, to);
      pageFrom = index;
    }
    return page.get((int) (index - pageFrom));
  }

  /** Holds the tree as it is against all marks of its size. */
  private void settle() throws EvidenceException {
    while (true) {
      Mark next = marks.peek();
      if (next == null || next.size() > fold.size()) {
        return;
      }
      Mark mark = Objects.requireNonNull(marks.poll());
      Frontier other = keptFold;
      if (mark.size() < fold.size()) {
        before(mark);
      } else if (!isTainted && mark.root().equals(fold.root())) {
        holds(mark);
      } else if (other != null && mark.root().equals(other.root())) {
        located(mark, other);
      } else {
        fails(mark);
      }
    }
  }

  /** A mark over less than lies before the evidence: the kept hashes may tell. */
  private void before(Mark mark) throws EvidenceException {
    Frontier kept = evidence.keptFrontier(mark.size());
    if (kept == null) {
      unreached += mark.isAnchor() ? 1 : 0;
    } else if (kept.root().equals(mark.root())) {
      anchors += mark.isAnchor() ? 1 : 0;
      checkpoints += mark.isAnchor() ? 0 : 1;
    } else if (!mark.isAnchor() || notes.isBelieved(mark.note())) {
      findings.contradicts(lastSize(), mark);
    }
  }

  private void holds(Mark mark) {
    runs.forEach(run -> findings.keptHash(run.from(), run.to(), ""));
    tiles.forEach(tile -> findings.keptHash(tile.from(), tile.to(), tile.place()));
    good(mark, fold);
  }

  /** The kept hashes are those that were signed, the records are not. */
  private void located(Mark mark, Frontier signed) {
    runs.forEach(run -> findings.changed(run.from(), run.to(), mark));
    findings.differs(lastSize(), mark, 0);
    good(mark, signed);
  }

  private void fails(Mark mark) throws EvidenceException {
    if (mark.isAnchor() && !notes.isBelieved(mark.note())) {
      findings.unsigned(mark);
      return;
    }
    Frontier signed = evidence.keptFrontier(mark.size());
    if (signed != null && signed.root().equals(mark.root())) {
      if (!isTainted) {
        findings.differs(lastSize(), mark, 0);
      }
      good(mark, signed);
      return;
    }
    if (pending.size() < MAX_PENDING) {
      pending.add(mark);
    }
  }

  private void good(Mark mark, Frontier signed) {
    for (Mark odd : pending) {
      findings.contradicts(lastSize(), odd);
    }
    pending.clear();
    runs.clear();
    tiles.clear();
    fold = signed == fold ? fold : signed.copy();
    keptFold = null;
    isTainted = false;
    if (mark.isAnchor()) {
      anchors++;
      if (good.size() < MAX_PENDING) {
        good.add(mark);
      }
      if (mark.isAlone() && notes.isBelieved(mark.note())) {
        findings.alone(mark);
      }
      return;
    }
    checkpoints++;
    last = mark;
    if (mark.isTimed()) {
      lastTimed = mark;
    }
  }

  private long lastSize() {
    return last == null ? from : last.size();
  }

  /** Marks of sizes that the evidence does not reach. */
  private void beyond(long to) throws EvidenceException {
    Mark largest = null;
    for (Mark mark = marks.poll(); mark != null; mark = marks.poll()) {
      if (!mark.isAnchor()) {
        largest = mark;
      } else if (notes.isBelieved(mark.note())) {
        findings.setBack(to, mark);
      }
    }
    if (largest != null) {
      findings.truncated(to, largest);
    }
  }

  private void head(boolean isTold) {
    Evidence.Head head = evidence.head();
    if (head != null
        && isTold
        && !isTainted
        && head.size() == fold.size()
        && !head.root().equals(fold.root())) {
      findings.head(lastSize(), fold.size(), head.place());
    }
  }

  /** Joins runs that touch. */
  private static void add(List<Run> runs, Run run) {
    Run before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (before != null
        && before.place().equals(run.place())
        && (before.to() + 1 == run.from() || runs.size() == MAX_RUNS)) {
      runs.set(runs.size() - 1, new Run(before.from(), run.to(), run.place()));
    } else if (runs.size() < MAX_RUNS) {
      runs.add(run);
    }
  }
}
