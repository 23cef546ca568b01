package org.sessiontrail.store.visit;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.visit.Visit;
import org.sessiontrail.visit.VisitBook;
import org.sessiontrail.visit.VisitStore;
import org.sessiontrail.visit.Wanted;

/** The rows of visits, views and deeds of one log, within a transaction. */
final class VisitRows {
  /** No visit is longer; the index knows when visits begin, not when they end. */
  private static final long LONGEST_MICROS = TimeUnit.DAYS.toMicros(2);

  private static final int AT_ONCE = 500;
  private static final List<String> TABLES = List.of("TrackerDeed", "TrackerView", "TrackerVisit");

  private final EntityManager manager;
  private final int log;
  private final Map<String, String> releases = new HashMap<>();

  VisitRows(EntityManager manager, int log) {
    this.manager = manager;
    this.log = log;
  }

  /** Tells {@code book} what it wants to know. */
  void tell(Wanted wanted, VisitBook book) {
    for (List<String> sids : parts(wanted.trails())) {
      manager
          .createQuery(
              "select v from TrackerVisit v where v.logId = :log and v.sid in :sids and v.num ="
                  + " (select max(w.num) from TrackerVisit w where w.logId = v.logId and w.sid ="
                  + " v.sid)",
              TrackerVisit.class)
          .setParameter("log", log)
          .setParameter("sids", sids)
          .getResultList()
          .forEach(row -> book.know(row.visit(), row.hasArrived()));
    }
    TreeMap<Long, TrackerView> views = new TreeMap<>();
    for (List<String> sids : parts(wanted.naming())) {
      recent(sids).forEach(row -> views.put(row.index(), row));
      for (List<String> pages : parts(wanted.pages())) {
        named(sids, pages).forEach(row -> views.put(row.index(), row));
      }
    }
    for (TrackerView row : views.values()) {
      TrackerVisit visit = find(row.sid(), row.visitNum());
      if (visit != null) {
        book.know(visit.visit());
      }
      book.know(row.view());
    }
  }

  private List<TrackerView> recent(List<String> sids) {
    return manager
        .createQuery(
            "select v from TrackerView v, TrackerVisit w where v.logId = :log and v.sid in :sids"
                + " and w.logId = v.logId and w.sid = v.sid and w.num = v.visitNum and v.num >"
                + " w.steps - :recent and w.num = (select max(x.num) from TrackerVisit x where"
                + " x.logId = w.logId and x.sid = w.sid)",
            TrackerView.class)
        .setParameter("log", log)
        .setParameter("sids", sids)
        .setParameter("recent", Wanted.recent())
        .getResultList();
  }

  private List<TrackerView> named(List<String> sids, List<String> pages) {
    return manager
        .createQuery(
            "select v from TrackerView v where v.logId = :log and v.sid in :sids and v.page in"
                + " :pages",
            TrackerView.class)
        .setParameter("log", log)
        .setParameter("sids", sids)
        .setParameter("pages", pages)
        .getResultList();
  }

  private static List<List<String>> parts(Collection<String> texts) {
    List<String> all = List.copyOf(texts);
    List<List<String>> out = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      out.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return out;
  }

  private @Nullable TrackerVisit find(String sid, int num) {
    return manager.find(TrackerVisit.class, new TrackerVisit.Key(log, sid, num));
  }

  /** Writes what changed. */
  void keep(VisitBook book) {
    Set<String> users = new TreeSet<>();
    for (VisitBook.Change change : book.changes()) {
      keep(change, users);
    }
    for (VisitBook.View view : book.views()) {
      TrackerView row =
          view.isNew()
              ? null
              : manager.find(TrackerView.class, new TrackerView.Key(log, view.view().index()));
      if (row == null) {
        manager.persist(new TrackerView(log, view));
      } else {
        row.become(view);
      }
    }
    book.deeds().forEach(done -> manager.persist(new TrackerDeed(log, done)));
    manager.flush();
    manager.clear();
    returning(users);
  }

  private void keep(VisitBook.Change change, Set<String> users) {
    Visit visit = change.visit();
    TrackerVisit row = find(visit.trailId(), visit.number());
    boolean isNew = row == null;
    if (row == null) {
      row = new TrackerVisit(log, visit);
    } else {
      row.become(visit);
    }
    String before = row.subjectRef();
    row.isOf(change.subjectRef());
    String now = row.subjectRef();
    if (now != null && !now.equals(before)) {
      users.add(now);
      if (before != null) {
        users.add(before);
      }
    }
    VisitBook.Arrival arrival = change.arrival();
    if (arrival != null) {
      row.arrive(arrival, release(arrival.stream()));
    }
    if (isNew) {
      manager.persist(row);
    }
  }

  /** What the stream that wrote a record said of the application when it began, or null. */
  private @Nullable String release(String stream) {
    String known = releases.get(stream);
    if (known == null) {
      known = "";
      for (byte[] leaf : opened(stream)) {
        String said = StoredRecord.of(leaf, List.of(), null).text("release");
        known = said == null ? known : said;
      }
      releases.put(stream, known);
    }
    return known.isEmpty() ? null : known;
  }

  private List<byte[]> opened(String stream) {
    return manager
        .createQuery(
            "select e.leaf from LedgerEntry e where e.logId = :log and e.stream = :stream and"
                + " e.kind = 'stream-open' and e.leaf is not null",
            byte[].class)
        .setParameter("log", log)
        .setParameter("stream", stream)
        .setMaxResults(1)
        .getResultList();
  }

  /** Says of all visits of {@code users} whether there was an earlier one. */
  private void returning(Collection<String> users) {
    for (String user : users) {
      Long first =
          manager
              .createQuery(
                  "select min(v.firstIdx) from TrackerVisit v where v.logId = :log and"
                      + " v.subjectRef = :user",
                  Long.class)
              .setParameter("log", log)
              .setParameter("user", user)
              .getSingleResult();
      if (first != null) {
        set(user, first, 1, "v.firstIdx > :first and v.again = 0");
        set(user, first, 0, "v.firstIdx = :first and v.num = 1 and v.again = 1");
      }
    }
  }

  private void set(String user, long first, int again, String which) {
    manager
        .createQuery(
            "update TrackerVisit v set v.again = :again where v.logId = :log and"
                + " v.subjectRef = :user and "
                + which)
        .setParameter("again", again)
        .setParameter("log", log)
        .setParameter("user", user)
        .setParameter("first", first)
        .executeUpdate();
  }

  /** The first and the last place of a record in the visits of {@code sid}; empty without any. */
  long[] places(String sid) {
    Object[] found =
        manager
            .createQuery(
                "select min(v.firstIdx), max(v.lastIdx) from TrackerVisit v where v.logId = :log"
                    + " and v.sid = :sid",
                Object[].class)
            .setParameter("log", log)
            .setParameter("sid", sid)
            .getSingleResult();
    return found[0] instanceof Number first && found[1] instanceof Number last
        ? new long[] {first.longValue(), last.longValue()}
        : new long[0];
  }

  /** Who was there since. */
  VisitStore.Current current(long sinceMicros) {
    Object[] found =
        manager
            .createQuery(
                "select count(v.firstIdx), count(distinct v.visitor), sum(case when v.bot is null or v.bot ="
                    + " 'none' then 0 else 1 end) from TrackerVisit v where v.logId = :log and"
                    + " v.lastMicros >= :since and v.startMicros >= :begin",
                Object[].class)
            .setParameter("log", log)
            .setParameter("since", sinceMicros)
            .setParameter("begin", sinceMicros - LONGEST_MICROS)
            .getSingleResult();
    return new VisitStore.Current(number(found[0]), number(found[1]), number(found[2]));
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  /** Forgets the visits of a trail, or of all. */
  int delete(@Nullable String sid) {
    Set<String> users = new TreeSet<>();
    if (sid != null) {
      users.addAll(
          manager
              .createQuery(
                  "select distinct v.subjectRef from TrackerVisit v where v.logId = :log and v.sid"
                      + " = :sid and v.subjectRef is not null",
                  String.class)
              .setParameter("log", log)
              .setParameter("sid", sid)
              .getResultList());
    }
    int deleted = 0;
    for (String table : TABLES) {
      var delete =
          manager
              .createQuery(
                  "delete from "
                      + table
                      + " v where v.logId = :log"
                      + (sid == null ? "" : " and v.sid = :sid"))
              .setParameter("log", log);
      deleted += (sid == null ? delete : delete.setParameter("sid", sid)).executeUpdate();
    }
    returning(users);
    return deleted;
  }
}
