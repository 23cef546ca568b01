package org.sessiontrail.store.retention;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.ledger.tree.Tile;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.Operator;
import org.sessiontrail.retention.PurgeStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.nodes.LogWork;
import org.sessiontrail.store.retention.SubjectRows.Row;
import org.sessiontrail.store.visit.StaleTrails;

/** Purges of one log. Each batch and the record that states it are one transaction. */
final class JpaPurges implements PurgeStore {
  /** Records removed whole in one transaction: 10 tiles. */
  private static final int PREFIX = 10 * Tile.WIDTH;

  /** So few that their ranges fit into one leaf. */
  private static final int CONTENTS = 400;

  private static final String REASON = "period";

  /**
   * What explains that something is missing, or ends, goes only together with all before it: an
   * emptied end of a stream would look like a stream that fell silent.
   */
  private static final Set<Kind> WHOLE_ONLY =
      EnumSet.of(
          Kind.ERASURE,
          Kind.PURGE,
          Kind.HOLD,
          Kind.RELEASE,
          Kind.GAP,
          Kind.CLOCK_STEP,
          Kind.STREAM_CLOSE,
          Kind.STREAM_ABANDONED);

  /** A prefix is cheaper, and reaches most of what has just expired within a day. */
  private static final long CONTENTS_LATER_MICROS = TimeUnit.DAYS.toMicros(1);

  private final LogWork work;
  private final Statements statements;
  private final RetentionRows.RejectRemoval rejects;

  JpaPurges(LogWork work, Statements statements, RetentionRows.RejectRemoval rejects) {
    this.work = work;
    this.statements = statements;
    this.rejects = rejects;
  }

  @Override
  public int children(RetentionConfig periods, Operator by) throws StoreException {
    long now = by.clock().epochMicros();
    return work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          if (!ActiveHolds.of(manager, log).isEmpty()) {
            return 0;
          }
          int aliases =
              manager
                  .createQuery(
                      "delete from TrailAlias a where a.logId = :log and a.atMicros < :before")
                  .setParameter("log", log)
                  .setParameter("before", before(RecordClass.REQUESTS, periods, now))
                  .executeUpdate();
          int keys = unusedKeys(manager, log);
          return aliases
              + keys
              + rejects.remove(manager, log, refused -> isOver(refused, periods, now));
        });
  }

  /** Keys under which no record is sealed any more; they wait while any refused one is kept. */
  private static int unusedKeys(EntityManager manager, int log) {
    return manager
        .createNativeQuery(
            "delete from ledger_subject_key where log_id = ?1"
                + " and not exists (select 1 from ledger_entry e where e.log_id = ?1"
                + " and e.subject_ref = ledger_subject_key.subject)"
                + " and not exists (select 1 from ledger_entry e where e.log_id = ?1"
                + " and e.sid = ledger_subject_key.subject)"
                + " and not exists (select 1 from tracker_reject r where r.log_id = ?1)")
        .setParameter(1, log)
        .executeUpdate();
  }

  @Override
  public long prefix(RetentionConfig periods, Operator by) throws StoreException {
    long now = by.clock().epochMicros();
    return work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          long begin = number(manager, log, "select l.purged from LedgerLog l where l.id = :log");
          long sealed =
              number(
                  manager,
                  log,
                  "select coalesce(max(c.treeSize), 0) from LedgerCheckpoint c where c.logId = :log");
          long grown = number(manager, log, "select l.treeSize from LedgerLog l where l.id = :log");
          long end = removable(manager, log, begin, periods, now);
          long min = Math.min(end, Math.min(sealed, grown)) / Tile.WIDTH * Tile.WIDTH;
          if (min <= begin) {
            return 0L;
          }
          Fact fact =
              by.states(Kind.PURGE)
                  .put("min", min)
                  .put("checkpoint", sealed)
                  .put("reason", REASON)
                  .put("count", min - begin)
                  .build();
          var unused = statements.append(manager, log, by.encoder(), fact);
          StaleTrails.markBelow(manager, log, min);
          remove(manager, log, min);
          work.purged(manager, log, min);
          return min - begin;
        });
  }

  @Override
  public Step contents(RecordClass records, RetentionConfig periods, Place after, Operator by)
      throws StoreException {
    List<String> kinds = kinds(records);
    long before = before(records, periods, by.clock().epochMicros()) - CONTENTS_LATER_MICROS;
    return work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          List<Row> page = page(manager, log, kinds, before, after);
          if (page.isEmpty()) {
            return new Step(0, null);
          }
          ActiveHolds holds = ActiveHolds.of(manager, log);
          List<Row> free =
              page.stream()
                  .filter(r -> !holds.keep(r.idx(), r.atMicros(), r.sid(), r.pseudonym()))
                  .toList();
          List<Long> places = free.stream().map(Row::idx).sorted().toList();
          if (!places.isEmpty()) {
            StaleTrails.mark(manager, log, free.stream().map(Row::sid).toList(), places);
            empty(manager, log, records, places, by);
          }
          Row last = page.get(page.size() - 1);
          return new Step(
              places.size(),
              page.size() < CONTENTS ? null : new Place(last.atMicros(), last.idx()));
        });
  }

  @Override
  public Map<String, Long> expired(RetentionConfig periods, long nowMicros) throws StoreException {
    return work.reading(
        Map.of(),
        (manager, log) -> {
          Map<String, Long> out = new TreeMap<>();
          for (RecordClass each : RecordClass.values()) {
            manager
                .createQuery(
                    "select e.kind, count(e) from LedgerEntry e where e.logId = :log"
                        + " and e.kind in :kinds and e.atMicros < :before group by e.kind",
                    Object[].class)
                .setParameter("log", log)
                .setParameter("kinds", kindsOf(each))
                .setParameter("before", before(each, periods, nowMicros))
                .getResultList()
                .forEach(row -> out.put((String) row[0], (Long) row[1]));
          }
          return out;
        });
  }

  /** The first of a limited number of places from {@code begin} on that has to stay. */
  private static long removable(
      EntityManager manager, int log, long begin, RetentionConfig periods, long now) {
    List<Row> rows =
        rows(
            manager
                .createQuery(
                    SubjectRows.ENTRY + " and e.idx >= :begin and e.idx < :end" + " order by e.idx",
                    Object[].class)
                .setParameter("log", log)
                .setParameter("begin", begin)
                .setParameter("end", begin + PREFIX)
                .getResultList());
    ActiveHolds holds = ActiveHolds.of(manager, log);
    long next = begin;
    for (Row row : rows) {
      boolean over = row.atMicros() < before(RecordClass.of(Kind.of(row.kind())), periods, now);
      if (row.idx() != next
          || !over
          || holds.keep(row.idx(), row.atMicros(), row.sid(), row.pseudonym())) {
        break;
      }
      next++;
    }
    return next;
  }

  /** Levels of tiles above the lowest stay: proofs need some of them, and they are small. */
  private static void remove(EntityManager manager, int log, long min) {
    delete(manager, "ledger_entry where log_id = ?1 and idx < ?2", log, min);
    delete(manager, "ledger_tile where log_id = ?1 and level = 0 and n < ?2", log, min / 256);
    delete(manager, "ledger_checkpoint where log_id = ?1 and size < ?2", log, min);
    delete(manager, "ledger_anchor where log_id = ?1 and size < ?2", log, min);
  }

  private static void delete(EntityManager manager, String what, int log, long below) {
    manager
        .createNativeQuery("delete from " + what)
        .setParameter(1, log)
        .setParameter(2, below)
        .executeUpdate();
  }

  private void empty(
      EntityManager manager, int log, RecordClass records, List<Long> places, Operator by)
      throws StoreException {
    Fact fact =
        by.states(Kind.PURGE)
            .put("class", records.id())
            .put("reason", REASON)
            .put("count", places.size())
            .put("ranges", Ranges.of(places))
            .build();
    EntryRows entries =
        new EntryRows(manager, log, statements.append(manager, log, by.encoder(), fact));
    TreeHasher hasher = new TreeHasher();
    places.forEach(place -> entries.withoutLeaf(place, hasher));
  }

  private static List<Row> page(
      EntityManager manager, int log, List<String> kinds, long before, Place after) {
    return rows(
        manager
            .createQuery(
                SubjectRows.ENTRY
                    + " and e.kind in :kinds and e.atMicros < :before"
                    + " and e.leaf is not null and e.atMicros >= :at"
                    + " and (e.atMicros > :at or e.idx > :idx) order by e.atMicros, e.idx",
                Object[].class)
            .setParameter("log", log)
            .setParameter("kinds", kinds)
            .setParameter("before", before)
            .setParameter("at", after.atMicros())
            .setParameter("idx", after.index())
            .setMaxResults(CONTENTS)
            .getResultList());
  }

  private static List<Row> rows(List<Object[]> found) {
    List<Row> out = new ArrayList<>(found.size());
    found.forEach(columns -> out.add(Row.of(columns)));
    return out;
  }

  private static long number(EntityManager manager, int log, String query) {
    return manager.createQuery(query, Long.class).setParameter("log", log).getSingleResult();
  }

  private static boolean isOver(StoredRecord refused, RetentionConfig periods, long now) {
    try {
      return refused.epochMicros() < before(RecordClass.of(refused.kind()), periods, now);
    } catch (IllegalArgumentException damaged) {
      return false; // nobody knows how old it is
    }
  }

  private static long before(RecordClass records, RetentionConfig periods, long now) {
    return now - TimeUnit.DAYS.toMicros(Objects.requireNonNull(periods.days().get(records)));
  }

  private static List<String> kinds(RecordClass records) {
    return Arrays.stream(Kind.values())
        .filter(kind -> RecordClass.of(kind) == records && !WHOLE_ONLY.contains(kind))
        .map(Kind::id)
        .toList();
  }

  private static List<String> kindsOf(RecordClass records) {
    return Arrays.stream(Kind.values())
        .filter(kind -> RecordClass.of(kind) == records)
        .map(Kind::id)
        .toList();
  }
}
