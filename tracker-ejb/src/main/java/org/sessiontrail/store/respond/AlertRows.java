package org.sessiontrail.store.respond;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/**
 * How far findings were taken ({@code tracker_follower}), what waits for channels, and which
 * windows are open ({@code tracker_alert}): a window is a row for the channel {@value #WINDOW},
 * which counts what came since the last alert.
 */
final class AlertRows {
  static final String WINDOW = "window";

  private static final String THIS = " where log_id = ?1 and name = 'alert'";
  private static final String ROW = " where log_id = ?1 and idx = ?2 and channel = ?3";

  private static final String SELECT =
      "select idx, channel, subject, last_idx, findings from tracker_alert where log_id = ?1";

  private final EntityManager manager;
  private final int log;

  AlertRows(EntityManager manager, int log) {
    this.manager = manager;
    this.log = log;
  }

  /** A row. */
  record Row(long index, String channel, String subject, long last, long count) {}

  /** The first place that was not looked at; {@code size} and a row when there was none. */
  long next(long size) {
    List<?> found =
        manager
            .createNativeQuery("select next_idx from tracker_follower" + THIS)
            .setParameter(1, log)
            .getResultList();
    if (!found.isEmpty()) {
      return ((Number) found.get(0)).longValue();
    }
    manager
        .createNativeQuery(
            "insert into tracker_follower (log_id, name, next_idx, rules)"
                + " values (?1, 'alert', ?2, 'alert')")
        .setParameter(1, log)
        .setParameter(2, size)
        .executeUpdate();
    return size;
  }

  /** Moves on; false when somebody else did meanwhile, whose work then counts. */
  boolean move(long from, long to) {
    return manager
            .createNativeQuery(
                "update tracker_follower set next_idx = ?2" + THIS + " and next_idx = ?3")
            .setParameter(1, log)
            .setParameter(2, to)
            .setParameter(3, from)
            .executeUpdate()
        == 1;
  }

  /** Counts a finding in the open window of its subject; false when none is open. */
  boolean count(String subject, long index) {
    return manager
            .createNativeQuery(
                "update tracker_alert set findings = findings + 1, last_idx = ?3"
                    + " where log_id = ?1 and channel = '"
                    + WINDOW
                    + "' and subject = ?2")
            .setParameter(1, log)
            .setParameter(2, subject)
            .setParameter(3, index)
            .executeUpdate()
        > 0;
  }

  void add(Row row, long ends) {
    manager
        .createNativeQuery(
            "insert into tracker_alert (log_id, idx, channel, subject, last_idx, findings, ends)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .setParameter(1, log)
        .setParameter(2, row.index)
        .setParameter(3, row.channel)
        .setParameter(4, row.subject)
        .setParameter(5, row.last)
        .setParameter(6, row.count)
        .setParameter(7, ends)
        .executeUpdate();
  }

  /** Adds to what waits already; false when nothing does. */
  boolean merge(Row row) {
    return manager
            .createNativeQuery(
                "update tracker_alert set findings = findings + ?4, last_idx = ?5" + ROW)
            .setParameter(1, log)
            .setParameter(2, row.index)
            .setParameter(3, row.channel)
            .setParameter(4, row.count)
            .setParameter(5, row.last)
            .executeUpdate()
        > 0;
  }

  /** The window goes on, and counts anew. */
  void reopen(Row window, long ends) {
    manager
        .createNativeQuery("update tracker_alert set findings = 0, ends = ?4" + ROW)
        .setParameter(1, log)
        .setParameter(2, window.index)
        .setParameter(3, WINDOW)
        .setParameter(4, ends)
        .executeUpdate();
  }

  /** Removes the row if it is as it was; false when findings were added meanwhile. */
  boolean remove(Row row) {
    return manager
            .createNativeQuery("delete from tracker_alert" + ROW + " and last_idx = ?4")
            .setParameter(1, log)
            .setParameter(2, row.index)
            .setParameter(3, row.channel)
            .setParameter(4, row.last)
            .executeUpdate()
        > 0;
  }

  /** What was told of a row to which findings were added meanwhile. */
  void subtract(Row row) {
    manager
        .createNativeQuery("update tracker_alert set findings = findings - ?4" + ROW)
        .setParameter(1, log)
        .setParameter(2, row.index)
        .setParameter(3, row.channel)
        .setParameter(4, row.count)
        .executeUpdate();
  }

  /** Windows that ended before {@code micros}. */
  List<Row> over(long micros) {
    return rows(
        manager
            .createNativeQuery(
                SELECT + " and channel = '" + WINDOW + "' and ends <= ?2 order by idx")
            .setParameter(1, log)
            .setParameter(2, micros)
            .getResultList());
  }

  /** What waits for {@code channel}, the oldest first. */
  List<Row> waiting(String channel, int most) {
    return rows(
        manager
            .createNativeQuery(SELECT + " and channel = ?2 order by idx")
            .setParameter(1, log)
            .setParameter(2, channel)
            .setMaxResults(most)
            .getResultList());
  }

  long size() {
    Object found =
        manager
            .createNativeQuery(
                "select count(*) from tracker_alert where log_id = ?1 and channel <> '"
                    + WINDOW
                    + "'")
            .setParameter(1, log)
            .getSingleResult();
    return ((Number) found).longValue();
  }

  private static List<Row> rows(List<?> found) {
    List<Row> out = new ArrayList<>(found.size());
    for (Object each : found) {
      Object[] cells = (Object[]) each;
      out.add(
          new Row(
              ((Number) cells[0]).longValue(),
              cells[1].toString(),
              cells[2].toString(),
              ((Number) cells[3]).longValue(),
              ((Number) cells[4]).longValue()));
    }
    return out;
  }
}
