package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;

/**
 * Finds the row of one application's log, and makes it when it is to be written to.
 *
 * <p>Threads: safe for any number of threads.
 */
final class LogRow {
  private static final int ATTEMPTS = 5;

  private final EntityWork work;
  private final String origin;
  private volatile @Nullable Integer id;

  LogRow(EntityWork work, String origin) {
    this.work = work;
    this.origin = origin;
  }

  /** The log's key, or null while nothing has been stored. */
  @Nullable Integer id() throws StoreException {
    if (id == null) {
      List<Integer> found = work.reading(this::find);
      id = found.isEmpty() ? null : found.get(0);
    }
    return id;
  }

  /** The log's key; the row is there afterwards, whoever else makes it at the same time. */
  int idForWriting() throws StoreException {
    for (int attempt = 1; ; attempt++) {
      Integer known = id();
      if (known != null) {
        return known;
      }
      try {
        id = work.inTransaction(this::create);
      } catch (RecordRefusedException e) {
        // another node made it, or took the next key for another application
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private List<Integer> find(EntityManager manager) {
    return manager
        .createQuery("select l.id from LedgerLog l where l.origin = :origin", Integer.class)
        .setParameter("origin", origin)
        .getResultList();
  }

  private Integer create(EntityManager manager) {
    // the type of this sum is the database's choice
    Number last =
        (Number)
            manager.createQuery("select coalesce(max(l.id), 0) from LedgerLog l").getSingleResult();
    int next = last.intValue() + 1;
    manager.persist(new LedgerLog(next, origin));
    return next;
  }
}
