package org.sessiontrail.store.nodes;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;

/**
 * The one stream that all nodes write together: what they state about streams that can't speak for
 * themselves. Its numbers are given under the lock of the log's row and stored by the transaction
 * that decides what is stated, so a statement is made exactly once whoever dies in between. A
 * record in a finder's own stream would wait in its spool, and be made again by the next finder
 * when the first one does not come back in time.
 *
 * <p>It is never opened, never closed and has no heartbeat: no node holds it.
 */
public final class RecoveryStream {
  /** Its name. No other stream can have it: their boot ids are longer. */
  public static final String NAME = "all/recovery";

  private final LogWork work;

  /** The stream in the log of {@code work}. */
  public RecoveryStream(LogWork work) {
    this.work = work;
  }

  /**
   * Appends {@code facts}; the transaction must hold the log's lock.
   *
   * @param encoder encodes records of {@value #NAME}
   */
  public void append(EntityManager manager, int log, RecordEncoder encoder, List<Fact> facts)
      throws StoreException {
    long seq =
        manager
            .createQuery(
                "select coalesce(max(e.seq), 0) from LedgerEntry e"
                    + " where e.logId = :log and e.stream = :stream",
                Long.class)
            .setParameter("log", log)
            .setParameter("stream", NAME)
            .getSingleResult();
    List<StoredRecord> records = new ArrayList<>(facts.size());
    for (Fact fact : facts) {
      records.add(encoder.encode(fact, ++seq, 0));
    }
    work.append(manager, log, records);
  }
}
