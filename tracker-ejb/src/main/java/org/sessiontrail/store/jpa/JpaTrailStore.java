package org.sessiontrail.store.jpa;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailStore;
import org.sessiontrail.store.TreeState;

/**
 * Appends under the lock of the log's row: whoever holds it gives out the next places, so places
 * have no holes and follow the order of commits.
 *
 * <p>Threads: safe for any number of threads and nodes; appends wait for each other.
 */
final class JpaTrailStore implements TrailStore {
  private final EntityWork work;
  private final LogRow log;
  private final LogAppend append;
  private final Rejects rejects;
  private final RollbackGuard guard = new RollbackGuard();

  /** What a transaction did. */
  private record Appended(int added, TreeState state) {}

  /** Writes to {@code log} by {@code append}, which is of that log. */
  JpaTrailStore(EntityWork work, LogRow log, LogAppend append) {
    this.work = work;
    this.log = log;
    this.append = append;
    this.rejects = new Rejects(work, log, append.keys());
  }

  @Override
  public int append(List<StoredRecord> records) throws StoreException {
    if (records.isEmpty()) {
      return 0;
    }
    int id = log.idForWriting();
    Appended done =
        work.inTransaction(
            manager -> {
              LedgerLog row = append.locked(manager, id);
              guard.check(row.state());
              int added = append.append(manager, id, records);
              return new Appended(added, row.state());
            });
    guard.committed(done.state());
    return done.added();
  }

  @Override
  public void park(StoredRecord refused, @Nullable StoredRecord gap, String reason)
      throws StoreException {
    int id = log.idForWriting();
    work.inTransaction(
        manager -> {
          append.locked(manager, id);
          if (!LogAppend.isStored(manager, id, refused)) {
            rejects.park(manager, id, refused, reason);
            if (gap != null) {
              append.append(manager, id, List.of(gap));
            }
          }
          return id;
        });
  }
}
