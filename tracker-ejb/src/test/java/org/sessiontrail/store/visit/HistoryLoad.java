package org.sessiontrail.store.visit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.demo.DemoHistory;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.jpa.LogLoad;
import org.sessiontrail.visit.Sign;
import org.sessiontrail.visit.VisitBook;
import org.sessiontrail.visit.VisitStore;

/**
 * Rows of visits, views and deeds of a history, made trail by trail by the visits' own rules;
 * memory holds the trails that are open.
 */
final class HistoryLoad implements DemoHistory.Sink {
  private final int log;
  private final VisitStore.VisitBookFactory books;
  private final @Nullable Connection connection;
  private final @Nullable LogLoad leaves;
  private final Map<String, List<TrailRecord>> open = new HashMap<>();
  private final Map<String, String> releases = new HashMap<>();
  private final RowLoad visits;
  private final RowLoad views;
  private final RowLoad deeds;
  private long records;

  /**
   * Into the tables of {@code log}.
   *
   * @param connection null to count only
   * @param leaves takes the records themselves; null for the visits alone
   */
  HistoryLoad(
      int log,
      VisitStore.VisitBookFactory books,
      @Nullable Connection connection,
      @Nullable LogLoad leaves) {
    this.log = log;
    this.books = books;
    this.connection = connection;
    this.leaves = leaves;
    this.visits = new RowLoad(TrackerVisit.class, connection);
    this.views = new RowLoad(TrackerView.class, connection);
    this.deeds = new RowLoad(TrackerDeed.class, connection);
  }

  long records() {
    return records;
  }

  long visits() {
    return visits.count();
  }

  long views() {
    return views.count();
  }

  long deeds() {
    return deeds.count();
  }

  @Override
  public void take(StoredRecord record) throws StoreException {
    try {
      if (leaves != null) {
        leaves.take(records, record);
      }
      taken(new TrailRecord(records++, record));
    } catch (StoreException e) {
      throw e;
    } catch (Exception e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }

  private void taken(TrailRecord placed) throws Exception {
    StoredRecord record = placed.stored();
    String release = record.kind() == Kind.STREAM_OPEN ? record.text("release") : null;
    if (release != null) {
      releases.put(record.stream(), release);
    }
    String sid = Sign.trailOf(record);
    if (sid != null) {
      List<TrailRecord> trail = open.computeIfAbsent(sid, key -> new ArrayList<>());
      trail.add(placed);
      if (record.kind() == Kind.SESSION_END) {
        open.remove(sid);
        keep(trail);
      }
    }
  }

  private void keep(List<TrailRecord> trail) throws Exception {
    VisitBook book = books.book();
    trail.forEach(book::take);
    for (VisitBook.Change change : book.changes()) {
      TrackerVisit row = new TrackerVisit(log, change.visit());
      row.isOf(change.subjectRef());
      VisitBook.Arrival arrival = change.arrival();
      if (arrival != null) {
        row.arrive(arrival, releases.get(arrival.stream()));
      }
      visits.add(row);
    }
    for (VisitBook.View view : book.views()) {
      views.add(new TrackerView(log, view));
    }
    for (VisitBook.Done done : book.deeds()) {
      deeds.add(new TrackerDeed(log, done));
    }
  }

  /** Keeps the trails that are still open, and says that the visits are at the end of the log. */
  void end() throws Exception {
    for (List<TrailRecord> trail : open.values()) {
      keep(trail);
    }
    open.clear();
    visits.flush();
    views.flush();
    deeds.flush();
    Connection to = connection;
    if (to == null) {
      return;
    }
    if (leaves != null) {
      leaves.end(records);
    }
    returning(to);
    run(to, "DELETE FROM tracker_follower WHERE log_id = ?", log);
    run(
        to,
        "INSERT INTO tracker_follower (log_id, name, next_idx, rules) VALUES (?, 'visits', ?, ?)",
        log,
        leaves == null ? 1 : records,
        books.rules());
    to.commit();
  }

  /** A first visit of its trail is a return when its user had a visit that began before. */
  private void returning(Connection to) throws Exception {
    run(
        to,
        "UPDATE tracker_visit SET is_returning = 1 WHERE log_id = ? AND num = 1"
            + " AND subject_ref IS NOT NULL AND EXISTS (SELECT 1 FROM tracker_visit o"
            + " WHERE o.log_id = tracker_visit.log_id"
            + " AND o.subject_ref = tracker_visit.subject_ref"
            + " AND o.first_idx < tracker_visit.first_idx)",
        log);
  }

  private static void run(Connection to, String statement, Object... values) throws Exception {
    try (PreparedStatement prepared = to.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        prepared.setObject(i + 1, Objects.requireNonNull(values[i]));
      }
      int unused = prepared.executeUpdate();
    }
  }
}
