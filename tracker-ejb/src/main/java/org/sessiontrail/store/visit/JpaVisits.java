package org.sessiontrail.store.visit;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.nodes.LogWork;
import org.sessiontrail.visit.VisitBook;
import org.sessiontrail.visit.VisitStore;

/**
 * Visits as rows of {@code tracker_visit} and {@code tracker_view}. Each transaction moves {@code
 * tracker_follower} on from where it was when it was read, so that of two that follow at once one
 * changes nothing. Trails of which something was removed are computed anew from what is left.
 */
public final class JpaVisits implements VisitStore {
  private static final int TRAILS_AT_ONCE = 500;
  private static final int STALE_AT_ONCE = 50;

  private final LogWork work;

  /** The visits of the log of {@code work}. */
  public JpaVisits(LogWork work) {
    this.work = work;
  }

  @Override
  public Progress follow(VisitBookFactory books, int most) throws StoreException {
    long size = work.size();
    if (size == 0) {
      return new Progress(0, 0);
    }
    return work.inTransaction(
        (manager, log) -> {
          Follower follower = new Follower(manager, log);
          long next = follower.next(books.rules());
          if (next < 0) {
            forget(manager, log);
            follower.begin(books.rules());
            next = 0;
          }
          long to = Math.min(size, next + most);
          if (next < to) {
            if (!follower.move(next, to)) {
              return new Progress(next, size);
            }
            take(manager, log, work.records(manager, log, next, to), books.book());
          }
          boolean fresh = refresh(manager, log, to, books);
          return new Progress(fresh ? to : Math.min(to, size - 1), size);
        });
  }

  @Override
  public void forget() throws StoreException {
    work.inTransaction((manager, log) -> forget(manager, log));
  }

  private static int forget(EntityManager manager, int log) {
    new Follower(manager, log).end();
    return delete(manager, log, "TrackerView v", null)
        + delete(manager, log, "TrackerVisit v", null);
  }

  private static void take(
      EntityManager manager, int log, List<TrailRecord> records, VisitBook book) {
    know(manager, log, records, book);
    records.forEach(book::take);
    keep(manager, log, book);
  }

  /** Tells the book the last visit of each trail. */
  private static void know(
      EntityManager manager, int log, List<TrailRecord> records, VisitBook book) {
    TreeSet<String> trails = new TreeSet<>();
    for (TrailRecord each : records) {
      String sid = each.stored().text("sid");
      if (sid != null) {
        trails.add(sid);
      }
    }
    List<String> all = new ArrayList<>(trails);
    for (int from = 0; from < all.size(); from += TRAILS_AT_ONCE) {
      manager
          .createQuery(
              "select v from TrackerVisit v where v.logId = :log and v.sid in :sids and v.num ="
                  + " (select max(w.num) from TrackerVisit w where w.logId = v.logId and w.sid ="
                  + " v.sid)",
              TrackerVisit.class)
          .setParameter("log", log)
          .setParameter("sids", all.subList(from, Math.min(all.size(), from + TRAILS_AT_ONCE)))
          .getResultList()
          .forEach(row -> book.know(row.visit(), row.hasArrived()));
    }
  }

  private static void keep(EntityManager manager, int log, VisitBook book) {
    for (VisitBook.Change change : book.changes()) {
      TrackerVisit row =
          manager.find(TrackerVisit.class, new TrackerVisit.Key(log, change.visit()));
      if (row == null) {
        row = new TrackerVisit(log, change.visit());
        manager.persist(row);
      } else {
        row.become(change.visit());
      }
      row.isOf(change.subjectRef());
      if (change.arrival() != null) {
        row.arrive(change.arrival());
      }
    }
    for (VisitBook.View view : book.views()) {
      TrackerView row =
          view.isNew()
              ? null
              : manager.find(TrackerView.class, new TrackerView.Key(log, view.view().index()));
      if (row == null) {
        manager.persist(new TrackerView(log, view));
      } else {
        row.lasted(view.view().millis());
      }
    }
    manager.flush();
    manager.clear();
  }

  /** Computes stale trails anew; false when there are more. */
  private boolean refresh(EntityManager manager, int log, long to, VisitBookFactory books)
      throws StoreException {
    if (StaleTrails.all(manager, log, 1).isEmpty()) {
      return true;
    }
    work.lock(manager, log);
    List<String> stale = StaleTrails.all(manager, log, STALE_AT_ONCE);
    for (String sid : stale) {
      delete(manager, log, "TrackerView v", sid);
      delete(manager, log, "TrackerVisit v", sid);
      VisitBook book = books.book();
      work.records(manager, log, sid, to).forEach(book::take);
      keep(manager, log, book);
      StaleTrails.fresh(manager, log, sid);
    }
    return stale.size() < STALE_AT_ONCE;
  }

  private static int delete(EntityManager manager, int log, String rows, @Nullable String sid) {
    var delete =
        manager
            .createQuery(
                "delete from "
                    + rows
                    + " where v.logId = :log"
                    + (sid == null ? "" : " and v.sid = :sid"))
            .setParameter("log", log);
    return (sid == null ? delete : delete.setParameter("sid", sid)).executeUpdate();
  }
}
