package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.DisclosureText;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.keys.SubjectKeys;
import org.sessiontrail.store.ledger.TreeGrowth;
import org.sessiontrail.store.nodes.StreamRows;

/**
 * Puts records at the end of one log and makes its tree grow over them, within a transaction that
 * holds the lock of the log's row: whoever holds it gives out the next places, so places have no
 * holes and follow the order of commits.
 *
 * <p>Threads: safe for any number of threads and nodes; the lock lets one in at a time.
 */
final class LogAppend {
  private static final int OLDER_AT_ONCE = 20_000;

  private final SubjectKeys keys;
  private volatile @Nullable TreeGrowth growth;

  /** Appends whose personal values are sealed by {@code keys}. */
  LogAppend(SubjectKeys keys) {
    this.keys = keys;
  }

  /** What seals and opens personal values. */
  SubjectKeys keys() {
    return keys;
  }

  /** The log's row; nobody else appends until the transaction ends. */
  LedgerLog locked(EntityManager manager, int id) throws StoreException {
    LedgerLog row = manager.find(LedgerLog.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      throw new StoreException(
          "TRK-0315 the log's row was deleted from ledger_log; restore the database", null);
    }
    return row;
  }

  /**
   * Gives {@code records} the next places and makes the tree grow over them. A record that is
   * stored already is skipped.
   *
   * @return how many were new
   */
  int append(EntityManager manager, int id, List<StoredRecord> records) throws StoreException {
    LedgerLog row = locked(manager, id);
    Map<String, Set<Long>> stored = stored(manager, id, records);
    long next = row.recordCount();
    TreeHasher hasher = new TreeHasher();
    List<Hash> leaves = new ArrayList<>(records.size());
    SubjectKeys.Sealing sealing = keys.sealing(manager, id, records);
    for (StoredRecord record : records) {
      if (stored.computeIfAbsent(record.stream(), key -> new HashSet<>()).add(record.seq())) {
        manager.persist(entry(id, next++, record, sealing));
        leaves.add(hasher.leaf(record.leaf()));
        alias(manager, id, record);
        if (record.kind() == Kind.STREAM_CLOSE) {
          StreamRows.closed(manager, id, record.stream());
        }
      }
    }
    grow(manager, row, leaves);
    row.grownTo(next);
    return leaves.size();
  }

  /** Takes records that are in no tree yet into it; says how many, 0 when none is left. */
  int catchUp(EntityManager manager, int id) throws StoreException {
    LedgerLog row = locked(manager, id);
    long before = row.treeSize();
    grow(manager, row, List.of());
    return Math.toIntExact(row.treeSize() - before);
  }

  /** Whether a record of this stream and number is there. */
  static boolean isStored(EntityManager manager, int id, StoredRecord record) {
    return stored(manager, id, List.of(record)).containsValue(Set.of(record.seq()));
  }

  /**
   * Makes the tree grow over {@code added}, which follow the records that are there; a tree that is
   * behind, because these are older than it, first takes in a number of those.
   */
  private void grow(EntityManager manager, LedgerLog row, List<Hash> added) throws StoreException {
    Frontier tree = row.frontier();
    long behind = row.recordCount() - tree.size();
    if (behind > 0) {
      long upTo = tree.size() + Math.min(behind, OLDER_AT_ONCE);
      growth(row.id()).growOverStored(manager, tree, upTo);
    }
    if (tree.size() == row.recordCount()) {
      growth(row.id()).grow(manager, tree, added);
    }
    row.grownTo(tree);
  }

  private TreeGrowth growth(int id) {
    TreeGrowth known = growth;
    if (known == null) {
      known = new TreeGrowth(id);
      growth = known;
    }
    return known;
  }

  private static LedgerEntry entry(
      int id, long place, StoredRecord record, SubjectKeys.Sealing sealing)
      throws RecordRefusedException {
    try {
      String values = DisclosureText.write(record.disclosures());
      return new LedgerEntry(id, place, record, sealing.of(record, values));
    } catch (RuntimeException e) {
      throw new RecordRefusedException(
          "TRK-0314 record "
              + record.seq()
              + " of "
              + record.stream()
              + " does not fit the columns: "
              + e.getMessage(),
          e);
    }
  }

  /** Numbers between the lowest and highest of {@code records} that are stored, by stream. */
  private static Map<String, Set<Long>> stored(
      EntityManager manager, int id, List<StoredRecord> records) {
    Map<String, long[]> ranges = new HashMap<>();
    for (StoredRecord record : records) {
      long seq = record.seq();
      ranges.merge(
          record.stream(),
          new long[] {seq, seq},
          (a, b) -> new long[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
    }
    Map<String, Set<Long>> out = new HashMap<>();
    ranges.forEach(
        (stream, range) ->
            out.put(
                stream,
                new HashSet<>(
                    manager
                        .createQuery(
                            "select e.seq from LedgerEntry e where e.logId = :log"
                                + " and e.stream = :stream and e.seq between :low and :high",
                            Long.class)
                        .setParameter("log", id)
                        .setParameter("stream", stream)
                        .setParameter("low", range[0])
                        .setParameter("high", range[1])
                        .getResultList())));
    return out;
  }

  private static void alias(EntityManager manager, int id, StoredRecord record) {
    Kind kind = record.kind();
    String sid = record.text("sid");
    if (sid == null || (kind != Kind.SESSION_START && kind != Kind.SESSION_ID_CHANGE)) {
      return;
    }
    if (record.personal().get("session") instanceof Map<?, ?> session
        && session.get("hash") instanceof String hash) {
      TrailAlias.Key key = new TrailAlias.Key(id, hash, sid);
      if (manager.find(TrailAlias.class, key) == null) {
        manager.persist(new TrailAlias(key, record.epochMicros()));
      }
    }
  }
}
