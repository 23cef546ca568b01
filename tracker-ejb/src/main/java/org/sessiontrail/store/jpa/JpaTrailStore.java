package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailStore;
import org.sessiontrail.store.nodes.StreamRows;

/**
 * Appends under the lock of the log's row: whoever holds it gives out the next places, so places
 * have no holes and follow the order of commits.
 *
 * <p>Threads: safe for any number of threads and nodes; appends wait for each other.
 */
final class JpaTrailStore implements TrailStore {
  private final EntityWork work;
  private final LogRow log;

  JpaTrailStore(EntityWork work, LogRow log) {
    this.work = work;
    this.log = log;
  }

  @Override
  public int append(List<StoredRecord> records) throws StoreException {
    if (records.isEmpty()) {
      return 0;
    }
    int id = log.idForWriting();
    return work.inTransaction(manager -> append(manager, locked(manager, id), records));
  }

  @Override
  public void park(StoredRecord refused, @Nullable StoredRecord gap, String reason)
      throws StoreException {
    int id = log.idForWriting();
    work.inTransaction(
        manager -> {
          LedgerLog row = locked(manager, id);
          if (!stored(manager, id, List.of(refused)).containsValue(Set.of(refused.seq()))) {
            put(
                manager,
                new TrackerReject.Key(id, refused.stream(), refused.seq()),
                refused,
                reason);
            if (gap != null) {
              append(manager, row, List.of(gap));
            }
          }
          return row.recordCount();
        });
  }

  /** As {@link #append(List)}, within a transaction. */
  static int append(EntityManager manager, int id, List<StoredRecord> records)
      throws StoreException {
    return append(manager, locked(manager, id), records);
  }

  private static void put(
      EntityManager manager, TrackerReject.Key key, StoredRecord refused, String reason) {
    if (manager.find(TrackerReject.class, key) == null) {
      manager.persist(new TrackerReject(key, refused, reason));
    }
  }

  /** The log's row; nobody else appends until the transaction ends. */
  static LedgerLog locked(EntityManager manager, int id) throws StoreException {
    LedgerLog row = manager.find(LedgerLog.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      throw new StoreException(
          "TRK-0315 the log's row was deleted from ledger_log; restore the database", null);
    }
    return row;
  }

  private static int append(EntityManager manager, LedgerLog row, List<StoredRecord> records)
      throws StoreException {
    int id = row.id();
    Map<String, Set<Long>> stored = stored(manager, id, records);
    long next = row.recordCount();
    for (StoredRecord record : records) {
      if (stored.computeIfAbsent(record.stream(), key -> new HashSet<>()).add(record.seq())) {
        manager.persist(entry(id, next++, record));
        alias(manager, id, record);
        if (record.kind() == Kind.STREAM_CLOSE) {
          StreamRows.closed(manager, id, record.stream());
        }
      }
    }
    int added = Math.toIntExact(next - row.recordCount());
    row.grownTo(next);
    return added;
  }

  private static LedgerEntry entry(int id, long place, StoredRecord record)
      throws RecordRefusedException {
    try {
      return new LedgerEntry(id, place, record);
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
