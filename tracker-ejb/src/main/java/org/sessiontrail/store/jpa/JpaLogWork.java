package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.jdbc.SqlClock;
import org.sessiontrail.store.nodes.LogWork;

/**
 * Transactions on one log.
 *
 * <p>Threads: safe for any number of threads.
 */
final class JpaLogWork implements LogWork {
  private final EntityWork work;
  private final LogRow log;
  private final LogAppend append;

  /** Work on {@code log}, appended to by {@code append}. */
  JpaLogWork(EntityWork work, LogRow log, LogAppend append) {
    this.work = work;
    this.log = log;
    this.append = append;
  }

  @Override
  public SqlClock clock() {
    return work.clock();
  }

  @Override
  public <T> T inTransaction(Work<T> task) throws StoreException {
    int id = log.idForWriting();
    return work.inTransaction(manager -> task.with(manager, id));
  }

  @Override
  public <T> T reading(T none, Work<T> task) throws StoreException {
    Integer id = log.id();
    return id == null ? none : work.reading(manager -> task.with(manager, id));
  }

  @Override
  public void lock(EntityManager manager, int id) throws StoreException {
    append.locked(manager, id);
  }

  @Override
  public void append(EntityManager manager, int id, List<StoredRecord> records)
      throws StoreException {
    append.append(manager, id, records);
  }

  @Override
  public void purged(EntityManager manager, int id, long place) throws StoreException {
    append.locked(manager, id).purgedTo(place);
  }

  @Override
  public long size() throws StoreException {
    return reading(
        0L,
        (manager, id) ->
            manager
                .createQuery("select l.recordCount from LedgerLog l where l.id = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult());
  }

  @Override
  public List<TrailRecord> sessions(long from, long to) throws StoreException {
    List<EntryRow> found =
        reading(
            List.of(),
            (manager, id) ->
                EntryRow.opened(append.keys(), manager, id, sessions(manager, id, from, to)));
    return readable(found);
  }

  @Override
  public List<TrailRecord> records(EntityManager manager, int id, long from, long to)
      throws StoreException {
    List<Object[]> page =
        manager
            .createQuery(
                EntryRow.SELECT
                    + "from LedgerEntry e where e.logId = :log and e.idx >= :from"
                    + " and e.idx < :to and e.leaf is not null order by e.idx",
                Object[].class)
            .setParameter("log", id)
            .setParameter("from", from)
            .setParameter("to", to)
            .getResultList();
    return readable(EntryRow.opened(append.keys(), manager, id, page));
  }

  @Override
  public List<TrailRecord> records(EntityManager manager, int id, String sid, long to)
      throws StoreException {
    List<Object[]> page =
        manager
            .createQuery(
                EntryRow.SELECT
                    + "from LedgerEntry e where e.logId = :log and e.sid = :sid"
                    + " and e.idx < :to and e.leaf is not null order by e.idx",
                Object[].class)
            .setParameter("log", id)
            .setParameter("sid", sid)
            .setParameter("to", to)
            .getResultList();
    return readable(EntryRow.opened(append.keys(), manager, id, page));
  }

  /**
   * Those that can be read: whoever reads the trail is told of others, which must not hold it up.
   */
  private static List<TrailRecord> readable(List<EntryRow> found) {
    List<TrailRecord> out = new ArrayList<>(found.size());
    for (EntryRow row : found) {
      try {
        out.add(new TrailRecord(row.idx(), row.stored()));
      } catch (StoreException damaged) {
        // whoever reads the trail is told; here it must not hold up the others
      }
    }
    return out;
  }

  private static List<Object[]> sessions(EntityManager manager, int id, long from, long to) {
    return manager
        .createQuery(
            EntryRow.SELECT
                + "from LedgerEntry e where e.logId = :log and e.idx >= :from"
                + " and e.idx < :to and e.leaf is not null and e.kind in"
                + " ('session-start', 'session-id-change', 'session-end')"
                + " order by e.idx",
            Object[].class)
        .setParameter("log", id)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }
}
