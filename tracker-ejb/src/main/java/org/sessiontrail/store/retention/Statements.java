package org.sessiontrail.store.retention;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.nodes.LogWork;
import org.sessiontrail.store.nodes.RecoveryStream;

/** Records about the log that are appended by the very transaction that changes it. */
final class Statements {
  private final LogWork work;
  private final RecoveryStream stream;

  Statements(LogWork work) {
    this.work = work;
    this.stream = new RecoveryStream(work);
  }

  /** Appends {@code fact} under the log's lock; gives its place. */
  long append(EntityManager manager, int log, RecordEncoder encoder, Fact fact)
      throws StoreException {
    work.lock(manager, log);
    long place = size(manager, log);
    stream.append(manager, log, encoder, List.of(fact));
    return place;
  }

  static long size(EntityManager manager, int log) {
    return manager
        .createQuery("select l.recordCount from LedgerLog l where l.id = :id", Long.class)
        .setParameter("id", log)
        .getSingleResult();
  }
}
