package org.sessiontrail.ledger.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.EvidenceException;
import org.sessiontrail.ledger.evidence.EvidenceRecord;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.PublishedNote;
import org.sessiontrail.ledger.note.KeyType;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.note.VerifierKey;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.NodeSource;
import org.sessiontrail.ledger.tree.Proofs;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredAnchor;
import org.sessiontrail.store.StoredCheckpoint;
import org.sessiontrail.store.StoredNote;
import org.sessiontrail.store.TreeState;

/**
 * The log in its database, as it is when this is made: what is stored later is left out.
 *
 * <p>Threads: one thread.
 */
public final class DatabaseEvidence implements Evidence {
  private static final String DAMAGED = "TRK-035"; // all codes of what is damaged in a ledger
  private static final int SLICE = 20_000;

  private final LedgerStore ledger;
  private final List<Finding> problems = new ArrayList<>();
  private final @Nullable TreeState state;
  private final Extent extent;
  private final NodeSource<StoreException> nodes;
  private @Nullable Map<Long, byte[]> tokens;
  private boolean isReadOut;

  /**
   * The log of {@code ledger} as it is now.
   *
   * @throws EvidenceException when the database can't be read
   */
  public DatabaseEvidence(LedgerStore ledger) throws EvidenceException {
    this(ledger, 0);
  }

  /**
   * As {@link #DatabaseEvidence(LedgerStore)}, from the newest checkpoint on that leaves at least
   * {@code tail} records to be read; the tree before them is taken from the kept hashes.
   *
   * @param tail 0 for the whole log
   */
  public DatabaseEvidence(LedgerStore ledger, long tail) throws EvidenceException {
    this.ledger = ledger;
    this.state = state(ledger);
    long to = state == null ? signedSize(ledger) : state.size();
    long purged = state == null ? 0 : state.purged();
    long from = tail == 0 || to - purged <= tail ? purged : checkpointBefore(to - tail, purged);
    Form form = from == purged ? Form.WHOLE : Form.PERIOD;
    this.extent = new Extent(form, from, to, to - from);
    this.nodes = ledger.nodes(to);
  }

  @Override
  public String name() {
    return "the database";
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public Frontier base() throws EvidenceException {
    if (extent.from() == 0) {
      return new Frontier();
    }
    Frontier kept = keptFrontier(extent.from());
    if (kept == null) {
      throw new EvidenceException(
          "the tree over what was purged can't be had from the database", null);
    }
    return kept;
  }

  @Override
  public @Nullable Head head() {
    return state == null ? null : new Head("ledger_log", state.size(), state.root());
  }

  @Override
  public @Nullable TlogPolicy policy() throws EvidenceException {
    try {
      return policy(ledger.keys());
    } catch (StoreException e) {
      if (isDamage(e)) {
        problem(FindingCode.V01, "ledger_key", "The keys in the database are damaged.");
        return null;
      }
      throw unreadable(e);
    }
  }

  /** A policy that believes {@code keys} and asks for no quorum; null without a log's key. */
  public static @Nullable TlogPolicy policy(List<VerifierKey> keys) {
    List<VerifierKey> logs = keys.stream().filter(key -> key.type() == KeyType.LOG).toList();
    List<VerifierKey> witnesses =
        keys.stream().filter(key -> key.type() == KeyType.WITNESS).toList();
    try {
      return logs.isEmpty() ? null : TlogPolicy.of(logs, witnesses, 0);
    } catch (NoteException e) {
      return null; // one key twice: whoever made that wants not to be believed
    }
  }

  @Override
  public List<PublishedNote> checkpoints(long after, int most) throws EvidenceException {
    try {
      List<PublishedNote> out = new ArrayList<>();
      for (StoredNote note : ledger.notes(after, most)) {
        out.add(new PublishedNote("checkpoint " + note.size(), note.size(), note.note(), null));
      }
      return out;
    } catch (StoreException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void records(long from, long to, Visitor visitor) throws EvidenceException {
    for (long at = from; at < to && !isReadOut; at += SLICE) {
      try {
        long given =
            ledger.rows(
                at,
                Math.min(to, at + SLICE),
                row ->
                    visitor.take(
                        new EvidenceRecord(
                            row.index(),
                            row.leaf(),
                            row.leafHash(),
                            row.disclosures(),
                            row.drift(),
                            null)));
        isReadOut = given == 0 && state == null; // a forged size may be beyond all measure
      } catch (EvidenceException e) {
        throw e;
      } catch (StoreException e) {
        throw unreadable(e);
      } catch (Exception e) {
        throw new EvidenceException("the database could not be read: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public List<@Nullable Hash> kept(int level, long from, long to) throws EvidenceException {
    try {
      if (level == 0) {
        return ledger.leafHashes(from, to);
      }
      List<@Nullable Hash> out = new ArrayList<>();
      for (long index = from; index < to; index++) {
        out.add(nodes.node(level, index));
      }
      return out;
    } catch (StoreException e) {
      if (isDamage(e)) {
        return new ArrayList<>(Collections.nCopies((int) (to - from), null));
      }
      throw unreadable(e);
    }
  }

  @Override
  public @Nullable Frontier keptFrontier(long size) throws EvidenceException {
    try {
      return size > extent.to() ? null : new Proofs<>(nodes).frontier(size);
    } catch (StoreException e) {
      if (isDamage(e)) {
        return null;
      }
      throw unreadable(e);
    }
  }

  @Override
  public byte @Nullable [] token(long size) throws EvidenceException {
    Map<Long, byte[]> known = tokens;
    if (known == null) {
      known = new HashMap<>();
      try {
        for (StoredAnchor anchor : ledger.anchors(0)) {
          if (anchor.kind().equals("rfc3161")) {
            known.put(anchor.size(), anchor.payload());
          }
        }
      } catch (StoreException e) {
        throw unreadable(e);
      }
      tokens = known;
    }
    return known.get(size);
  }

  @Override
  public List<Finding> problems() throws EvidenceException {
    missingCheckpoints();
    return List.copyOf(problems);
  }

  @Override
  public List<String> unchecked() {
    List<String> out = new ArrayList<>();
    if (state != null && state.size() < state.records()) {
      out.add(
          (state.records() - state.size())
              + " records from before the ledger that the tree has not taken in yet.");
    }
    return out;
  }

  /** Nothing: the store belongs to who opened it. */
  @Override
  public void close() {}

  /** Anchors above the newest checkpoint are of checkpoints that were removed. */
  private void missingCheckpoints() throws EvidenceException {
    try {
      List<StoredNote> last = ledger.notes(extent.to() - 1, 1);
      long newest = last.isEmpty() ? newestSize() : last.get(0).size();
      for (StoredAnchor anchor : ledger.anchors(newest + 1)) {
        problem(
            FindingCode.V06,
            anchor.place(),
            "A checkpoint over "
                + anchor.size()
                + " records was left at "
                + anchor.place()
                + " and is missing from the database.");
      }
    } catch (StoreException e) {
      throw unreadable(e);
    }
  }

  private long newestSize() throws StoreException {
    try {
      StoredCheckpoint newest = ledger.newest();
      return newest == null ? -1 : newest.checkpoint().size();
    } catch (StoreException e) {
      if (isDamage(e)) {
        return Long.MAX_VALUE - 1; // reported as a checkpoint that can't be read
      }
      throw e;
    }
  }

  private @Nullable TreeState state(LedgerStore from) throws EvidenceException {
    try {
      return from.state();
    } catch (StoreException e) {
      if (isDamage(e)) {
        problem(
            FindingCode.V03, "ledger_log", "What the database keeps of the whole log is damaged.");
        return null;
      }
      throw unreadable(e);
    }
  }

  private static long signedSize(LedgerStore from) throws EvidenceException {
    try {
      StoredCheckpoint newest = from.newest();
      return newest == null ? 0 : newest.checkpoint().size();
    } catch (StoreException e) {
      throw unreadable(e);
    }
  }

  private long checkpointBefore(long place, long purged) throws EvidenceException {
    try {
      List<StoredCheckpoint> found =
          ledger.checkpoints(Math.max(purged + 1, place - 100_000), place);
      return found.isEmpty() ? purged : found.get(found.size() - 1).checkpoint().size();
    } catch (StoreException e) {
      if (isDamage(e)) {
        return purged; // all of it is looked at, which finds what is damaged
      }
      throw unreadable(e);
    }
  }

  private void problem(FindingCode code, String place, String sentence) {
    problems.add(Finding.of(code, place, sentence));
  }

  private static boolean isDamage(StoreException e) {
    return String.valueOf(e.getMessage()).startsWith(DAMAGED);
  }

  private static EvidenceException unreadable(StoreException e) {
    return new EvidenceException(String.valueOf(e.getMessage()), e);
  }
}
