package org.sessiontrail.store.retention;

import jakarta.persistence.EntityManager;
import java.util.function.Predicate;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.ErasureStore;
import org.sessiontrail.retention.HoldStore;
import org.sessiontrail.retention.PurgeStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.nodes.LogWork;

/**
 * What one log's database does for retention.
 *
 * <p>Threads: safe for any number of threads and nodes.
 */
public final class RetentionRows {
  private final HoldStore holds;
  private final ErasureStore erasures;
  private final PurgeStore purges;

  /** Removes records that the database refused and that wait in {@code tracker_reject}. */
  @FunctionalInterface
  public interface RejectRemoval {
    /** Removes those that {@code which} picks, within a transaction; says how many. */
    int remove(EntityManager manager, int log, Predicate<StoredRecord> which) throws StoreException;
  }

  /** Retention in the log of {@code work}. */
  public RetentionRows(LogWork work, RejectRemoval rejects) {
    Statements statements = new Statements(work);
    this.holds = new JpaHolds(work, statements);
    this.erasures = new JpaErasures(work, statements, rejects);
    this.purges = new JpaPurges(work, statements, rejects);
  }

  /** Holds. */
  public HoldStore holds() {
    return holds;
  }

  /** Erasures. */
  public ErasureStore erasures() {
    return erasures;
  }

  /** Purges. */
  public PurgeStore purges() {
    return purges;
  }
}
