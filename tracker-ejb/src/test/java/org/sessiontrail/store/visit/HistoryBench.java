package org.sessiontrail.store.visit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sessiontrail.config.TrackerConfig.AnalyticsConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.demo.DemoHistory;
import org.sessiontrail.demo.DemoSettings;
import org.sessiontrail.demo.DemoTruth;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TestPostgres;
import org.sessiontrail.store.jpa.JpaStorage;
import org.sessiontrail.store.jpa.LogLoad;
import org.sessiontrail.visit.VisitBooks;

/**
 * Fills a database with a made-up history, for measurements: {@code HistoryBench DAYS
 * VISITS-PER-DAY visits|log [URL USER PASSWORD]}. A visit makes about 26 records; 365 days of 920
 * visits are about 10 million. With {@code visits} it makes the rows of visits, views and deeds
 * alone, with {@code log} the records and their tree as well. Without an address it makes the rows
 * of visits and counts them; {@code postgres} as address starts a server for that run. Not a test:
 * run its {@code main}.
 */
public final class HistoryBench {
  /** Origin of the log. */
  public static final String APP = "demo-shop";

  /** When the history ends. */
  public static final String END = "2026-11-01T00:00:00.000000Z";

  private static final KeyedHash HASH = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
  private static final VisitBooks BOOKS =
      new VisitBooks(new AnalyticsConfig(30, null, List.of(), List.of(), null), null);

  private HistoryBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    DemoSettings settings =
        new DemoSettings(
            APP, 1, Integer.parseInt(args[0]), Integer.parseInt(args[1]), TrailClock.parse(END));
    if (args.length < 4) {
      DemoTruth unused = run(settings, new HistoryLoad(0, BOOKS, null, null));
      return;
    }
    DatabaseConfig config =
        args[3].equals("postgres")
            ? TestPostgres.newDatabase("history")
            : new DatabaseConfig(
                null, args[3], args.length > 4 ? args[4] : null, args.length > 5 ? args[5] : "");
    boolean whole = args[2].equals("log");
    DemoTruth unused = fill(settings, config, whole);
    if (whole) {
      grow(config);
    }
    System.exit(0);
  }

  /**
   * Fills the empty database of {@code config}; the tree of its log is left to the product.
   *
   * @param whole whether with the records
   * @return what there is in it
   */
  static DemoTruth fill(DemoSettings settings, DatabaseConfig config, boolean whole)
      throws Exception {
    try (JpaStorage storage = JpaStorage.open(config, new JpaStorage.Log(APP, HASH))) {
      int unused = storage.store().append(first(settings));
    }
    try (Connection connection =
        DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password())) {
      connection.setAutoCommit(false);
      int log = log(connection);
      LogLoad leaves = whole ? new LogLoad(log, connection) : null;
      DemoTruth truth = run(settings, new HistoryLoad(log, BOOKS, connection, leaves));
      size(connection);
      return truth;
    }
  }

  /** The record that makes the log. */
  private static List<StoredRecord> first(DemoSettings settings) throws StoreException {
    List<StoredRecord> into = new ArrayList<>();
    DemoSettings small = new DemoSettings(APP, settings.seed(), 7, 1, settings.untilMicros());
    DemoTruth unused =
        new DemoHistory(small, HASH)
            .write(
                record -> {
                  if (into.isEmpty()) {
                    into.add(record);
                  }
                });
    return into;
  }

  private static int log(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT id FROM ledger_log WHERE origin = '" + APP + "'")) {
      found.next();
      return found.getInt(1);
    }
  }

  private static void grow(DatabaseConfig config) throws StoreException {
    long start = System.nanoTime();
    long leaves = 0;
    try (JpaStorage storage = JpaStorage.open(config, new JpaStorage.Log(APP, HASH))) {
      for (int more = storage.ledger().catchUp(); more > 0; more = storage.ledger().catchUp()) {
        leaves += more;
        System.err.printf(Locale.ROOT, "\r%,d leaves in the tree   ", leaves);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT, "%ntree of %,d leaves: %,.0f a second%n", leaves, leaves / seconds);
  }

  private static void size(Connection connection) throws Exception {
    if (!connection.getMetaData().getURL().startsWith("jdbc:postgresql")) {
      return;
    }
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
      try (ResultSet found =
          statement.executeQuery(
              "SELECT relname, pg_relation_size(oid), pg_indexes_size(oid) FROM pg_class"
                  + " WHERE relkind = 'r' AND pg_total_relation_size(oid) > 4000000"
                  + " ORDER BY pg_total_relation_size(oid) DESC")) {
        while (found.next()) {
          System.out.printf(
              Locale.ROOT,
              "%s: %,d MB, indexes %,d MB%n",
              found.getString(1),
              found.getLong(2) >> 20,
              found.getLong(3) >> 20);
        }
      }
    }
  }

  private static DemoTruth run(DemoSettings settings, HistoryLoad load) throws Exception {
    long start = System.nanoTime();
    DemoTruth truth =
        new DemoHistory(settings, HASH)
            .write(
                new DemoHistory.Sink() {
                  @Override
                  public void take(StoredRecord record) throws StoreException {
                    load.take(record);
                  }

                  @Override
                  public void at(long micros) {
                    tell(settings, micros, load.records(), System.nanoTime() - start);
                  }
                });
    load.end();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%n%,d records as %,d visits, %,d views, %,d deeds in %.1f s: %,.0f records/s;"
            + " visits and views as stated: %s%n",
        load.records(),
        load.visits(),
        load.views(),
        load.deeds(),
        seconds,
        load.records() / seconds,
        load.visits() == truth.total().visits() && load.views() == truth.total().views());
    return truth;
  }

  private static void tell(DemoSettings settings, long micros, long records, long nanos) {
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
}
