package org.sessiontrail.store.respond;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.nodes.LogWork;

/**
 * The few records of one kind among many others, by place.
 *
 * @param work transactions on the log
 * @param kind the kind
 */
public record RecordsOfKind(LogWork work, Kind kind) {
  /** Those at places {@code from} to before {@code to}. */
  public List<TrailRecord> between(long from, long to) throws StoreException {
    List<TrailRecord> none = List.of();
    return work.reading(none, (manager, log) -> between(manager, log, from, to));
  }

  /** As {@link #between(long, long)}, within a transaction. */
  List<TrailRecord> between(EntityManager manager, int log, long from, long to)
      throws StoreException {
    List<Long> places =
        manager
            .createQuery(
                "select e.idx from LedgerEntry e where e.logId = :log and e.kind = :kind"
                    + " and e.idx >= :from and e.idx < :to order by e.idx",
                Long.class)
            .setParameter("log", log)
            .setParameter("kind", kind.id())
            .setParameter("from", from)
            .setParameter("to", to)
            .getResultList();
    List<TrailRecord> out = new ArrayList<>(places.size());
    for (long place : places) {
      out.addAll(work.records(manager, log, place, place + 1));
    }
    return out;
  }
}
