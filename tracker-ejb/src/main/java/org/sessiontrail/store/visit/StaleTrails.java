package org.sessiontrail.store.visit;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Trails of which something was removed since their visits were computed. Marked by the transaction
 * that removes, which holds the lock of the log; taken by one that holds it too.
 */
public final class StaleTrails {
  private static final int PLACES_AT_ONCE = 500;

  private StaleTrails() {}

  /** Within a transaction that holds the lock of the log: the visits of {@code sids} are stale. */
  public static void mark(EntityManager manager, int log, Collection<@Nullable String> sids) {
    TreeSet<String> marked = new TreeSet<>();
    sids.stream().filter(Objects::nonNull).forEach(marked::add);
    marked.removeAll(all(manager, log, Integer.MAX_VALUE));
    for (String sid : marked) {
      manager
          .createNativeQuery("insert into tracker_stale (log_id, sid) values (?1, ?2)")
          .setParameter(1, log)
          .setParameter(2, sid)
          .executeUpdate();
    }
  }

  /**
   * As {@link #mark(EntityManager, int, Collection)}, and those of the day's visitors whose records
   * are at {@code places}.
   */
  public static void mark(
      EntityManager manager, int log, Collection<@Nullable String> sids, List<Long> places) {
    TreeSet<String> marked = new TreeSet<>();
    sids.stream().filter(Objects::nonNull).forEach(marked::add);
    for (int from = 0; from < places.size(); from += PLACES_AT_ONCE) {
      List<Long> some = places.subList(from, Math.min(places.size(), from + PLACES_AT_ONCE));
      for (String rows : List.of("TrackerView", "TrackerDeed")) {
        marked.addAll(
            manager
                .createQuery(
                    "select distinct v.sid from "
                        + rows
                        + " v where v.logId = :log and v.idx in :places",
                    String.class)
                .setParameter("log", log)
                .setParameter("places", some)
                .getResultList());
      }
    }
    mark(manager, log, marked);
  }

  /**
   * Within a transaction that holds the lock of the log: the visits of all trails with a record
   * below place {@code end} are stale.
   */
  public static void markBelow(EntityManager manager, int log, long end) {
    manager
        .createNativeQuery(
            "insert into tracker_stale (log_id, sid) select distinct e.log_id, e.sid"
                + " from ledger_entry e where e.log_id = ?1 and e.idx < ?2 and e.sid is not null"
                + " and not exists (select 1 from tracker_stale s where s.log_id = e.log_id"
                + " and s.sid = e.sid)")
        .setParameter(1, log)
        .setParameter(2, end)
        .executeUpdate();
    manager
        .createNativeQuery(
            "insert into tracker_stale (log_id, sid) select distinct v.log_id, v.sid"
                + " from tracker_visit v where v.log_id = ?1 and v.first_idx < ?2"
                + " and not exists (select 1 from tracker_stale s where s.log_id = v.log_id"
                + " and s.sid = v.sid)")
        .setParameter(1, log)
        .setParameter(2, end)
        .executeUpdate();
  }

  /** At most {@code most} of them, in order. */
  static List<String> all(EntityManager manager, int log, int most) {
    List<?> found =
        manager
            .createNativeQuery("select sid from tracker_stale where log_id = ?1 order by sid")
            .setParameter(1, log)
            .setMaxResults(most)
            .getResultList();
    return found.stream().map(String::valueOf).toList();
  }

  /** It was computed anew. */
  static void fresh(EntityManager manager, int log, String sid) {
    manager
        .createNativeQuery("delete from tracker_stale where log_id = ?1 and sid = ?2")
        .setParameter(1, log)
        .setParameter(2, sid)
        .executeUpdate();
  }
}
