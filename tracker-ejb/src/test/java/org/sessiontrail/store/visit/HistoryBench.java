package org.sessiontrail.store.visit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.demo.DemoHistory;
import org.sessiontrail.demo.DemoSettings;
import org.sessiontrail.demo.DemoTruth;
import org.sessiontrail.enrich.Enricher;
import org.sessiontrail.enrich.content.ContentRules;
import org.sessiontrail.enrich.source.Referrers;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TestPostgres;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.jpa.JpaStorage;
import org.sessiontrail.visit.VisitBook;
import org.sessiontrail.visit.VisitRules;

/**
 * Fills the tables of visits with those of a made-up history, without the log beneath them, for
 * measurements of reports: {@code HistoryBench DAYS VISITS-PER-DAY [URL USER PASSWORD]}. A visit
 * makes about 26 records; 365 days of 920 visits are about 10 million. Without an address it makes
 * the rows and counts them; {@code postgres} as address starts a server for that run. The rows are
 * those of the visits' own rules, trail by trail; memory holds the trails that are open. Not a
 * test: run its {@code main}.
 */
public final class HistoryBench {
  private static final KeyedHash HASH = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
  private static final String APP = "demo-shop";
  private static final String END = "2026-11-01T00:00:00.000000Z";

  private final int log;
  private final Enricher enricher =
      new Enricher(new Referrers(Set.of(), Set.of()), new ContentRules(List.of()), null);
  private final Map<String, List<TrailRecord>> open = new HashMap<>();
  private final Set<String> users = new HashSet<>();
  private final RowLoad visits;
  private final RowLoad views;
  private final RowLoad deeds;
  private long records;

  private HistoryBench(int log, @Nullable Connection connection) {
    this.log = log;
    this.visits = new RowLoad(TrackerVisit.class, connection);
    this.views = new RowLoad(TrackerView.class, connection);
    this.deeds = new RowLoad(TrackerDeed.class, connection);
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    DemoSettings settings =
        new DemoSettings(
            APP, 1, Integer.parseInt(args[0]), Integer.parseInt(args[1]), TrailClock.parse(END));
    if (args.length < 3) {
      new HistoryBench(0, null).run(settings);
      return;
    }
    String password = args.length > 4 ? args[4] : "";
    DatabaseConfig config =
        args[2].equals("postgres")
            ? TestPostgres.newDatabase("history")
            : new DatabaseConfig(null, args[2], args.length > 3 ? args[3] : null, password);
    try (JpaStorage storage = JpaStorage.open(config, new JpaStorage.Log(APP, HASH))) {
      List<StoredRecord> first = new ArrayList<>();
      begin(settings, first);
      storage.store().append(first);
    }
    try (Connection connection =
        DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password())) {
      connection.setAutoCommit(false);
      new HistoryBench(log(connection), connection).run(settings);
    }
  }

  /** The record that makes the log. */
  private static void begin(DemoSettings settings, List<StoredRecord> into) throws StoreException {
    DemoSettings small = new DemoSettings(APP, settings.seed(), 7, 1, settings.untilMicros());
    DemoTruth unused =
        new DemoHistory(small, HASH)
            .write(
                record -> {
                  if (into.isEmpty()) {
                    into.add(record);
                  }
                });
  }

  private static int log(Connection connection) throws Exception {
    try (ResultSet found =
        connection
            .createStatement()
            .executeQuery("SELECT id FROM ledger_log WHERE origin = '" + APP + "'")) {
      found.next();
      return found.getInt(1);
    }
  }

  private void run(DemoSettings settings) throws Exception {
    long start = System.nanoTime();
    DemoTruth truth =
        new DemoHistory(settings, HASH)
            .write(
                new DemoHistory.Sink() {
                  @Override
                  public void take(StoredRecord record) throws StoreException {
                    HistoryBench.this.take(record);
                  }

                  @Override
                  public void at(long micros) {
                    tell(settings, micros, System.nanoTime() - start);
                  }
                });
    for (List<TrailRecord> trail : new ArrayList<>(open.values())) {
      keep(trail);
    }
    visits.flush();
    views.flush();
    deeds.flush();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%n%,d records as %,d visits, %,d views, %,d deeds in %.1f s: %,.0f records/s, %,.0f"
            + " rows/s; visits and views as stated: %s%n",
        records,
        visits.count(),
        views.count(),
        deeds.count(),
        seconds,
        records / seconds,
        (visits.count() + views.count() + deeds.count()) / seconds,
        visits.count() == truth.total().visits() && views.count() == truth.total().views());
  }

  private void tell(DemoSettings settings, long micros, long nanos) {
    double part =
        (double) (micros - settings.fromMicros())
            / (settings.untilMicros() - settings.fromMicros());
    double seconds = nanos / 1e9;
    Runtime runtime = Runtime.getRuntime();
    System.err.printf(
        Locale.ROOT,
        "\r%,d records, %,.0f/s, %.0f %%, %.0f s left, %,d MB used   ",
        records,
        records / seconds,
        100 * part,
        seconds * (1 - part) / part,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  private void take(StoredRecord record) throws StoreException {
    TrailRecord placed = new TrailRecord(records++, record);
    String sid = record.text("sid");
    if (sid == null) {
      return;
    }
    List<TrailRecord> trail = open.computeIfAbsent(sid, key -> new ArrayList<>());
    trail.add(placed);
    if (record.kind() == Kind.SESSION_END) {
      open.remove(sid);
      keep(trail);
    }
  }

  private void keep(List<TrailRecord> trail) throws StoreException {
    VisitBook book = new VisitBook(VisitRules.ofMinutes(30), enricher);
    trail.forEach(book::take);
    try {
      for (VisitBook.Change change : book.changes()) {
        TrackerVisit row = new TrackerVisit(log, change.visit());
        String user = change.subjectRef();
        row.isOf(user);
        if (change.arrival() != null) {
          row.arrive(change.arrival(), null);
        }
        boolean known = user != null && !users.add(user);
        boolean returns = known || change.visit().number() > 1;
        visits.add(row, "is_returning", returns ? 1 : 0);
      }
      for (VisitBook.View view : book.views()) {
        views.add(new TrackerView(log, view));
      }
      for (VisitBook.Done done : book.deeds()) {
        deeds.add(new TrackerDeed(log, done));
      }
    } catch (Exception e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    }
  }
}
