package org.sessiontrail.store.visit;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.nodes.LogWork;
import org.sessiontrail.visit.Sign;
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
  private static final int PLACES_AT_ONCE = 1_000;

  private final LogWork work;

  /** The visits of the log of {@code work}. */
  public JpaVisits(LogWork work) {
    this.work = work;
  }

  @Override
  public Progress follow(VisitBookFactory books, int most) throws StoreException {
    long size = work.size();
    if (size == 0) {
      return new Progress(0, 0, false);
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
              return new Progress(next, size, false);
            }
            take(new VisitRows(manager, log), work.records(manager, log, next, to), books.book());
          }
          return new Progress(to, size, !refresh(manager, log, to, books));
        });
  }

  @Override
  public @Nullable String rules() throws StoreException {
    String made = work.reading("", (manager, log) -> new Follower(manager, log).rules());
    return made.isEmpty() ? null : made;
  }

  @Override
  public Current current(long nowMicros) throws StoreException {
    return work.reading(
        new Current(0, 0, 0),
        (manager, log) -> new VisitRows(manager, log).current(nowMicros - CURRENT_MICROS));
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
      VisitBook book = books.book();
      List<TrailRecord> left = left(manager, log, sid, to);
      rows.delete(sid);
      left.stream().filter(record -> sid.equals(Sign.trailOf(record.stored()))).forEach(book::take);
      rows.keep(book);
      StaleTrails.fresh(manager, log, sid);
    }
    return stale.size() < STALE_AT_ONCE;
  }

  /**
   * What is left of a trail. The records of a day's visitor are on trails of other names, or on
   * none: they are looked for where its visits have records.
   */
  private List<TrailRecord> left(EntityManager manager, int log, String sid, long to)
      throws StoreException {
    List<TrailRecord> found = work.records(manager, log, sid, to);
    long[] places = found.isEmpty() ? new VisitRows(manager, log).places(sid) : new long[0];
    if (places.length == 0) {
      return found;
    }
    List<TrailRecord> out = new ArrayList<>();
    for (long from = places[0]; from <= places[1]; from += PLACES_AT_ONCE) {
      for (TrailRecord each :
          work.records(manager, log, from, Math.min(places[1] + 1, from + PLACES_AT_ONCE))) {
        if (sid.equals(Sign.trailOf(each.stored()))) {
          out.add(each);
        }
      }
    }
    return out;
  }
}
