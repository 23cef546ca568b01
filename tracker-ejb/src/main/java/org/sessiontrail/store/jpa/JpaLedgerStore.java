package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.VerifierKey;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.NodeSource;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.store.LedgerRow;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredAnchor;
import org.sessiontrail.store.StoredCheckpoint;
import org.sessiontrail.store.StoredNote;
import org.sessiontrail.store.TreeState;
import org.sessiontrail.store.keys.SubjectKeys;
import org.sessiontrail.store.ledger.CheckpointRows;
import org.sessiontrail.store.ledger.TileRows;

/**
 * The ledger of one log in the database.
 *
 * <p>Threads: safe for any number of threads.
 */
final class JpaLedgerStore implements LedgerStore {
  private static final int PAGE = 1_000;
  private static final TreeState NOTHING = new TreeState(0, TreeHasher.EMPTY, 0, 0);

  private final JpaLogWork work;
  private final LogAppend append;
  private final TileRows tiles;
  private final CheckpointRows checkpoints;

  JpaLedgerStore(JpaLogWork work, LogAppend append) {
    this.work = work;
    this.append = append;
    this.tiles = new TileRows(work);
    this.checkpoints = new CheckpointRows(work);
  }

  @Override
  public TreeState state() throws StoreException {
    return work.reading(
        NOTHING,
        (manager, id) -> {
          LedgerLog row = manager.find(LedgerLog.class, id);
          return row == null ? NOTHING : row.state();
        });
  }

  @Override
  public int catchUp() throws StoreException {
    TreeState state = state();
    return state.size() == state.records() ? 0 : work.inTransaction(append::catchUp);
  }

  @Override
  public NodeSource<StoreException> nodes(long size) {
    return tiles.nodes(size);
  }

  @Override
  public List<@Nullable Hash> leafHashes(long from, long to) throws StoreException {
    return tiles.leafHashes(from, to);
  }

  @Override
  public long rows(long from, long to, Visitor visitor) throws Exception {
    long given = 0;
    for (long at = from; at < to; at += PAGE) {
      long begin = at;
      long end = Math.min(to, at + PAGE);
      List<LedgerRow> page =
          work.reading(
              List.of(), (manager, id) -> opened(manager, id, page(manager, id, begin, end)));
      for (LedgerRow row : page) {
        visitor.take(row);
        given++;
      }
    }
    return given;
  }

  private List<LedgerRow> opened(EntityManager manager, int id, List<LedgerEntry> page)
      throws StoreException {
    SubjectKeys.Texts opening =
        append.keys().opening(manager, id, page.stream().map(LedgerEntry::disclosures).toList());
    return page.stream().map(entry -> entry.untrusted(opening)).toList();
  }

  @Override
  public @Nullable StoredCheckpoint newest() throws StoreException {
    return checkpoints.newest();
  }

  @Override
  public List<StoredCheckpoint> checkpoints(long fromSize, long toSize) throws StoreException {
    return checkpoints.between(fromSize, toSize);
  }

  @Override
  public List<StoredNote> notes(long after, int most) throws StoreException {
    return checkpoints.notes(after, most);
  }

  @Override
  public SignedNote publish(SignedNote note, long epochMicros) throws StoreException {
    try {
      long size = Checkpoint.parse(note.text()).size();
      return checkpoints.publish(note, size, epochMicros);
    } catch (NoteException e) {
      throw new StoreException("TRK-0354 not a checkpoint: " + e.getMessage(), e);
    }
  }

  @Override
  public void anchored(StoredAnchor anchor) throws StoreException {
    checkpoints.anchored(anchor);
  }

  @Override
  public List<StoredAnchor> anchors(long fromSize) throws StoreException {
    return checkpoints.anchors(fromSize);
  }

  @Override
  public void introduce(String node, List<VerifierKey> keys, long epochMicros)
      throws StoreException {
    checkpoints.introduce(node, keys, epochMicros);
  }

  @Override
  public List<VerifierKey> keys() throws StoreException {
    return checkpoints.keys();
  }

  private static List<LedgerEntry> page(EntityManager manager, int id, long from, long to) {
    return manager
        .createQuery(
            "select e from LedgerEntry e where e.logId = :log and e.idx >= :from and e.idx < :to"
                + " order by e.idx",
            LedgerEntry.class)
        .setParameter("log", id)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }
}
