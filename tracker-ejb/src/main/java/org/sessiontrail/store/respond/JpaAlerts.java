package org.sessiontrail.store.respond;

import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.record.Kind;
import org.sessiontrail.respond.AlertChoice;
import org.sessiontrail.respond.AlertStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.nodes.LogWork;
import org.sessiontrail.store.respond.AlertRows.Row;

/**
 * Alerts that wait, as rows that say where their findings are. The transaction that makes them
 * moves on behind those findings: each is taken once, whoever dies in between. A row is removed
 * after its alert was told, so one that was told as its node died is told again, under the same id.
 *
 * <p>Threads: one at a time.
 */
public final class JpaAlerts implements AlertStore {
  private static final long PLACES = 50_000;

  private final LogWork work;
  private final RecordsOfKind findings;

  /** Alerts about the log of {@code work}. */
  public JpaAlerts(LogWork work) {
    this.work = work;
    this.findings = new RecordsOfKind(work, Kind.FINDING);
  }

  @Override
  public int follow(AlertChoice choice, List<String> channels, long nowMicros)
      throws StoreException {
    long size = work.size();
    if (size == 0) {
      return 0;
    }
    return work.inTransaction(
        (manager, log) -> {
          AlertRows rows = new AlertRows(manager, log);
          long ends = nowMicros + choice.windowMicros();
          int made = 0;
          long next = rows.next(size);
          long to = Math.min(size, next + PLACES);
          if (next < to) {
            if (!rows.move(next, to)) {
              return 0;
            }
            for (TrailRecord finding : findings.between(manager, log, next, to)) {
              if (choice.wants(finding.stored())) {
                made += take(rows, finding, channels, ends);
              }
            }
          }
          for (Row window : rows.over(nowMicros)) {
            made += end(rows, window, channels, ends);
          }
          return made;
        });
  }

  /** The first is told of at once; others within its window are counted. */
  private static int take(AlertRows rows, TrailRecord finding, List<String> channels, long ends) {
    String subject = AlertChoice.subject(finding.stored());
    long index = finding.index();
    if (rows.count(subject, index)) {
      return 0;
    }
    rows.add(new Row(index, AlertRows.WINDOW, subject, index, 0), ends);
    for (String channel : channels) {
      rows.add(new Row(index, channel, subject, index, 1), ends);
    }
    return channels.size();
  }

  /** What was counted is one alert; the window goes on until nothing more was counted. */
  private static int end(AlertRows rows, Row window, List<String> channels, long ends) {
    if (window.count() == 0) {
      rows.remove(window);
      return 0;
    }
    for (String channel : channels) {
      Row more = new Row(window.index(), channel, window.subject(), window.last(), window.count());
      if (!rows.merge(more)) {
        rows.add(more, ends);
      }
    }
    rows.reopen(window, ends);
    return channels.size();
  }

  @Override
  public List<Waiting> waiting(List<String> channels, int most) throws StoreException {
    List<Waiting> none = List.of();
    return work.reading(
        none,
        (manager, log) -> {
          List<Waiting> out = new ArrayList<>();
          for (String channel : channels) {
            for (Row row : new AlertRows(manager, log).waiting(channel, most - out.size())) {
              List<TrailRecord> found = work.records(manager, log, row.index(), row.index() + 1);
              out.add(
                  new Waiting(
                      row.index(),
                      channel,
                      row.count(),
                      row.last(),
                      found.isEmpty() ? null : found.get(0)));
            }
          }
          return out;
        });
  }

  @Override
  public void told(Waiting alert) throws StoreException {
    Row row = new Row(alert.index(), alert.channel(), "", alert.last(), alert.count());
    work.inTransaction(
        (manager, log) -> {
          AlertRows rows = new AlertRows(manager, log);
          if (!rows.remove(row)) {
            rows.subtract(row);
          }
          return row;
        });
  }

  @Override
  public long size() throws StoreException {
    return work.reading(0L, (manager, log) -> new AlertRows(manager, log).size());
  }
}
