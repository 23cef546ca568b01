package org.sessiontrail.store.visit;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.nodes.LogWork;
import org.sessiontrail.visit.VisitBook;
import org.sessiontrail.visit.VisitStore;
import org.sessiontrail.visit.Wanted;

/**
 * Visits as rows of {@code tracker_visit} and {@code tracker_view}. Each transaction moves {@code
 * tracker_follower} on from where it was when it was read, so that of two that follow at once one
 * changes nothing. Trails of which something was removed are computed anew from what is left.
 */
public final class JpaVisits implements VisitStore {
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
            take(new VisitRows(manager, log), work.records(manager, log, next, to), books.book());
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
    return new VisitRows(manager, log).delete(null);
  }

  private static void take(VisitRows rows, List<TrailRecord> records, VisitBook book) {
    rows.tell(Wanted.of(records), book);
    records.forEach(book::take);
    rows.keep(book);
  }

  /** Computes stale trails anew; false when there are more. */
  private boolean refresh(EntityManager manager, int log, long to, VisitBookFactory books)
      throws StoreException {
    if (StaleTrails.all(manager, log, 1).isEmpty()) {
      return true;
    }
    work.lock(manager, log);
    List<String> stale = StaleTrails.all(manager, log, STALE_AT_ONCE);
    VisitRows rows = new VisitRows(manager, log);
    for (String sid : stale) {
      rows.delete(sid);
      VisitBook book = books.book();
      work.records(manager, log, sid, to).forEach(book::take);
      rows.keep(book);
      StaleTrails.fresh(manager, log, sid);
    }
    return stale.size() < STALE_AT_ONCE;
  }
}
