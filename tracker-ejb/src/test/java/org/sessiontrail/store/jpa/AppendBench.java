package org.sessiontrail.store.jpa;

import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import jakarta.persistence.LockModeType;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.DisclosureText;
import org.sessiontrail.store.TrailRecords;

/**
 * What the store's append costs, by turns in one run: beside COPY and a plain JDBC batch into a
 * table of the same form, beside itself without the tree, and with personal values sealed under a
 * key per person; and what a record costs to be parsed. Not a test: {@code mvn -Pappend-figures -pl
 * tracker-ejb -am process-test-classes}.
 */
final class AppendBench {
  private static final String APPEND = "append";
  private static final int BATCH = 1_000;
  private static final int WARM_UP = 15;
  private static final int ROUNDS = 30;
  private static final String COLUMNS =
      "log_id, idx, stream, seq, at_micros, kind, sid, sseq, name, method, route, status, outcome,"
          + " millis, subject_ref, leaf, disclosures";

  private final TrailRecords records = new TrailRecords("n1/b1");
  private final DatabaseConfig database;
  private final boolean isPostgres;
  private long idx;

  private AppendBench(DatabaseConfig database, boolean isPostgres) {
    this.database = database;
    this.isPostgres = isPostgres;
  }

  /**
   * Prints records per second, of H2 and PostgreSQL unless a name of one is given; each batch of
   * one way is followed by one of the others.
   */
  public static void main(String[] args) throws Exception {
    List<Backend> backends = new ArrayList<>();
    for (String name : args.length == 0 ? new String[] {"H2", "POSTGRESQL"} : args) {
      backends.add(Backend.valueOf(name));
    }
    for (Backend backend : backends) {
      Path dir = Files.createTempDirectory("append");
      new AppendBench(backend.newDatabase(dir), backend == Backend.POSTGRESQL).run();
    }
    System.exit(0);
  }

  /** One way to store a batch. */
  @FunctionalInterface
  private interface Way {
    void take(List<StoredRecord> batch) throws Exception;
  }

  private void run() throws Exception {
    String url = database.jdbcUrl() + (isPostgres ? "?reWriteBatchedInserts=true" : "");
    Map<String, Way> ways = new LinkedHashMap<>();
    try (JpaStorage storage = JpaStorage.open(database, new JpaStorage.Log("shop", HASH));
        JpaStorage treeless = JpaStorage.open(database, new JpaStorage.Log("treeless", HASH));
        JpaStorage sealed = JpaStorage.open(database, new JpaStorage.Log("sealed", HASH, true));
        Connection connection =
            DriverManager.getConnection(url, database.user(), database.password())) {
      makeTables(connection);
      connection.setAutoCommit(false);
      if (isPostgres) {
        ways.put("COPY", batch -> copy(connection, batch));
      }
      int log = new LogRow(treeless.work(), "treeless").idForWriting();
      ways.put("plain JDBC batch", batch -> plain(connection, batch));
      ways.put("append, no tree", batch -> treeless(treeless, log, batch));
      ways.put(APPEND, batch -> storage.store().append(batch));
      ways.put("append, keys", batch -> sealed.store().append(batch));
      ways.put("parse", AppendBench::parse);
      print(measured(ways));
    }
  }

  private Map<String, Long> measured(Map<String, Way> ways) throws Exception {
    Map<String, Long> out = new LinkedHashMap<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      List<StoredRecord> batch = batch(round);
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        long start = System.nanoTime();
        way.getValue().take(batch);
        long nanos = round < WARM_UP ? 0 : System.nanoTime() - start;
        out.merge(way.getKey(), nanos, Long::sum);
      }
    }
    return out;
  }

  private static void parse(List<StoredRecord> batch) {
    for (StoredRecord record : batch) {
      StoredRecord.of(record.leaf(), record.disclosures(), record.subjectRef());
    }
  }

  /** What an append does, less the hashes, the frontier and the tiles. */
  private static void treeless(JpaStorage storage, int log, List<StoredRecord> batch)
      throws Exception {
    storage
        .work()
        .inTransaction(
            manager -> {
              LedgerLog row = manager.find(LedgerLog.class, log, LockModeType.PESSIMISTIC_WRITE);
              long next = row.recordCount();
              if (LogAppend.isStored(manager, log, batch.get(0))) {
                throw new IllegalStateException("stored twice");
              }
              for (StoredRecord record : batch) {
                String values = DisclosureText.write(record.disclosures());
                manager.persist(new LedgerEntry(log, next++, record, values));
              }
              row.grownTo(next);
              return next;
            });
  }

  private void print(Map<String, Long> nanos) {
    System.out.printf(
        Locale.ROOT,
        "%s, JDK %s, %d batches of %d%n",
        isPostgres ? "PostgreSQL" : "H2",
        System.getProperty("java.version"),
        ROUNDS,
        BATCH);
    long append = Objects.requireNonNull(nanos.get(APPEND));
    nanos.forEach((what, each) -> print(what, each, append));
  }

  private static void print(String what, long nanos, long store) {
    System.out.printf(
        Locale.ROOT,
        "  %-18s %,9d records/s   %.2f of append's time%n",
        what,
        (long) (ROUNDS * BATCH * 1e9 / nanos),
        (double) nanos / store);
  }

  private List<StoredRecord> batch(int round) {
    List<StoredRecord> out = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      String user = i % 3 == 0 ? "user" + i : null;
      out.add(records.request(T0 + (long) round * BATCH + i, "trail" + i % 50, user));
    }
    return out;
  }

  private void makeTables(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      for (String table : List.of("copied", "inserted")) {
        if (isPostgres) {
          statement.execute("create table " + table + " (like ledger_entry including all)");
          continue;
        }
        String script =
            Files.readString(Path.of("src/main/resources/db/sessiontrail/h2/V1__trail.sql"));
        for (String sql : script.replaceAll("--[^\n]*", "").split(";\\s*\n", -1)) {
          if (sql.contains("ledger_entry")) {
            statement.execute(sql.replace("ledger_entry", table));
          }
        }
      }
    }
  }

  private void copy(Connection connection, List<StoredRecord> batch) throws Exception {
    StringBuilder text = new StringBuilder(1 << 20);
    for (StoredRecord record : batch) {
      @Nullable Object[] row = row(record);
      for (int i = 0; i < row.length; i++) {
        text.append(i == 0 ? "" : "\t").append(field(row[i]));
      }
      text.append('\n');
    }
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy copied (" + COLUMNS + ") from stdin", new StringReader(text.toString()));
    connection.commit();
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "\\N";
    }
    if (value instanceof byte[] bytes) {
      return "\\\\x" + HexFormat.of().formatHex(bytes);
    }
    return value.toString().replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private void plain(Connection connection, List<StoredRecord> batch) throws Exception {
    String marks = "?,".repeat(16) + "?";
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into inserted (" + COLUMNS + ") values (" + marks + ")")) {
      for (StoredRecord record : batch) {
        @Nullable Object[] row = row(record);
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
  }

  private @Nullable Object[] row(StoredRecord record) {
    IndexColumns c = IndexColumns.of(record);
    return new @Nullable Object[] {
      1,
      idx++,
      c.stream(),
      c.seq(),
      c.atMicros(),
      c.kind(),
      c.sid(),
      c.sseq(),
      c.name(),
      c.method(),
      c.route(),
      c.status(),
      c.outcome(),
      c.millis(),
      record.subjectRef(),
      record.leaf(),
      DisclosureText.write(record.disclosures())
    };
  }
}
