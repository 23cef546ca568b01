package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sessiontrail.record.Kind;
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
  private static final String PLACES = "e.idx >= :from and e.idx < :to";

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
    String what = PLACES + " and e.kind in ('session-start', 'session-id-change', 'session-end')";
    return readable(
        reading(
            List.of(), (manager, id) -> rows(manager, id, what, Map.of("from", from, "to", to))));
  }

  @Override
  public List<TrailRecord> records(long from, long to, Set<Kind> kinds) throws StoreException {
    List<String> ids = kinds.stream().map(Kind::id).toList();
    Map<String, Object> values = Map.of("from", from, "to", to, "kinds", ids);
    return readable(
        reading(
            List.of(),
            (manager, id) -> rows(manager, id, PLACES + " and e.kind in :kinds", values)));
  }

  @Override
  public List<TrailRecord> records(EntityManager manager, int id, long from, long to)
      throws StoreException {
    return readable(rows(manager, id, PLACES, Map.of("from", from, "to", to)));
  }

  @Override
  public List<TrailRecord> records(EntityManager manager, int id, String sid, long to)
      throws StoreException {
    return readable(
        rows(manager, id, "e.sid = :sid and e.idx < :to", Map.of("sid", sid, "to", to)));
  }

  private List<EntryRow> rows(
      EntityManager manager, int id, String what, Map<String, Object> parameters)
      throws StoreException {
    TypedQuery<Object[]> query =
        manager
            .createQuery(
                EntryRow.SELECT
                    + "from LedgerEntry e where e.logId = :log and e.leaf is not null and "
                    + what
                    + " order by e.idx",
                Object[].class)
            .setParameter("log", id);
    parameters.forEach(query::setParameter);
    return EntryRow.opened(append.keys(), manager, id, query.getResultList());
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
}
