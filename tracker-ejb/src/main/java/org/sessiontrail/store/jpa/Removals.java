package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.Removal;
import org.sessiontrail.store.Removal.Reason;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;

/** What erasures and purges took from a period of one log, by the records that say so. */
final class Removals {
  private static final int CHUNK = 500;

  private final EntityManager manager;
  private final int log;

  /** Records that name the same one as the reason why something of them is gone. */
  private record Group(long by, long records, long whole) {}

  Removals(EntityManager manager, int log) {
    this.manager = manager;
    this.log = log;
  }

  /** In the order of the records that say so, the beginning of the log first. */
  List<Removal> of(TrailQuery query) throws StoreException {
    List<Removal> out = new ArrayList<>();
    long purged = purged();
    if (purged > 0) {
      out.add(new Removal(Reason.BEGINNING, lastPurge(purged), null, purged));
    }
    List<Group> groups = groups(query);
    Map<Long, StoredRecord> statements = statements(groups);
    for (Group group : groups) {
      StoredRecord said = statements.get(group.by());
      if (group.whole() > 0) {
        out.add(removal(whole(said), group.by(), said, group.whole()));
      }
      if (group.records() > group.whole()) {
        Reason reason = said == null ? Reason.UNKNOWN : Reason.VALUES_ERASED;
        out.add(removal(reason, group.by(), said, group.records() - group.whole()));
      }
    }
    return out;
  }

  /** Whole records among {@code removals}, by name of the reason. */
  static Map<String, Long> whole(List<Removal> removals) {
    Map<String, Long> out = new TreeMap<>();
    for (Removal removal : removals) {
      String name =
          switch (removal.reason()) {
            case VALUES_ERASED -> null;
            case ERASED -> "erasure";
            case PURGED -> "purge";
            case BEGINNING -> "beginning";
            case UNKNOWN -> "unknown";
          };
      if (name != null) {
        out.merge("removed." + name, removal.records(), Long::sum);
      }
    }
    return out;
  }

  private static Removal removal(
      Reason reason, long by, @Nullable StoredRecord said, long records) {
    String under = said == null ? null : said.text(reason == Reason.PURGED ? "class" : "request");
    return new Removal(reason, said == null ? null : by, under, records);
  }

  private static Reason whole(@Nullable StoredRecord said) {
    if (said == null) {
      return Reason.UNKNOWN;
    }
    return said.kind() == Kind.PURGE ? Reason.PURGED : Reason.ERASED;
  }

  private List<Group> groups(TrailQuery query) {
    List<?> found =
        manager
            .createNativeQuery(
                "select coalesce(e.removed_by, -1), count(*), count(e.leaf) from ledger_entry e"
                    + " where e.log_id = ?1 and (e.removed_by is not null or e.leaf is null)"
                    + " and e.at_micros >= ?2 and e.at_micros < ?3"
                    + " group by coalesce(e.removed_by, -1) order by 1")
            .setParameter(1, log)
            .setParameter(2, Objects.requireNonNullElse(query.fromMicros(), Long.MIN_VALUE))
            .setParameter(3, Objects.requireNonNullElse(query.toMicros(), Long.MAX_VALUE))
            .getResultList();
    List<Group> out = new ArrayList<>(found.size());
    for (Object row : found) {
      Object[] columns = (Object[]) row;
      long records = ((Number) columns[1]).longValue();
      long there = ((Number) columns[2]).longValue();
      out.add(new Group(((Number) columns[0]).longValue(), records, records - there));
    }
    return out;
  }

  private Map<Long, StoredRecord> statements(List<Group> groups) throws StoreException {
    Map<Long, StoredRecord> out = new HashMap<>();
    for (int i = 0; i < groups.size(); i += CHUNK) {
      List<Long> places =
          groups.subList(i, Math.min(groups.size(), i + CHUNK)).stream().map(Group::by).toList();
      List<Object[]> found =
          manager
              .createQuery(
                  EntryRow.SELECT
                      + "from LedgerEntry e where e.logId = :log and e.idx in :places"
                      + " and e.leaf is not null",
                  Object[].class)
              .setParameter("log", log)
              .setParameter("places", places)
              .getResultList();
      for (Object[] columns : found) {
        EntryRow row = EntryRow.of(columns);
        out.put(row.idx(), row.stored());
      }
    }
    return out;
  }

  private long purged() {
    return manager
        .createQuery("select l.purged from LedgerLog l where l.id = :log", Long.class)
        .setParameter("log", log)
        .getSingleResult();
  }

  /** Place of the record that says that nothing below {@code min} is kept, or null. */
  private @Nullable Long lastPurge(long min) throws StoreException {
    List<Object[]> found =
        manager
            .createQuery(
                EntryRow.SELECT
                    + "from LedgerEntry e where e.logId = :log and e.kind = :kind"
                    + " and e.leaf is not null order by e.idx desc",
                Object[].class)
            .setParameter("log", log)
            .setParameter("kind", Kind.PURGE.id())
            .setMaxResults(CHUNK)
            .getResultList();
    for (Object[] columns : found) {
      EntryRow row = EntryRow.of(columns);
      Long stated = row.stored().number("min");
      if (stated != null && stated == min) {
        return row.idx();
      }
    }
    return null;
  }
}
