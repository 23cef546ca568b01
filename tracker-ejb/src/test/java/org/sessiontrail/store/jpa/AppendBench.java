package org.sessiontrail.store.jpa;

import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.DisclosureText;
import org.sessiontrail.store.TrailRecords;

/**
 * How the store's append compares to COPY and to a plain JDBC batch into a table of the same form,
 * in the same run; and what a record costs to be parsed. Not a test: run its {@code main}.
 */
final class AppendBench {
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

  /** Prints records per second; each batch of one way is followed by one of the others. */
  public static void main(String[] args) throws Exception {
    for (Backend backend : Backend.values()) {
      Path dir = Files.createTempDirectory("append");
      new AppendBench(backend.newDatabase(dir), backend == Backend.POSTGRESQL).run();
    }
    System.exit(0);
  }

  private void run() throws Exception {
    long copy = 0;
    long plain = 0;
    long store = 0;
    long parse = 0;
    String url = database.jdbcUrl() + (isPostgres ? "?reWriteBatchedInserts=true" : "");
    try (JpaStorage storage = JpaStorage.open(database, new JpaStorage.Log("shop", HASH));
        Connection connection =
            DriverManager.getConnection(url, database.user(), database.password())) {
      makeTables(connection);
      connection.setAutoCommit(false);
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        boolean counts = round >= WARM_UP;
        List<StoredRecord> batch = batch(round);
        long start = System.nanoTime();
        if (isPostgres) {
          copy(connection, batch);
        }
        long copied = System.nanoTime();
        plain(connection, batch);
        long inserted = System.nanoTime();
        storage.store().append(batch);
        long appended = System.nanoTime();
        for (StoredRecord record : batch) {
          StoredRecord.of(record.leaf(), record.disclosures(), record.subjectRef());
        }
        copy += counts ? copied - start : 0;
        plain += counts ? inserted - copied : 0;
        store += counts ? appended - inserted : 0;
        parse += counts ? System.nanoTime() - appended : 0;
      }
    }
    System.out.println(isPostgres ? "PostgreSQL" : "H2");
    if (isPostgres) {
      print("  COPY", copy, store);
    }
    print("  plain JDBC batch", plain, store);
    print("  append", store, store);
    print("  parse", parse, store);
  }

  private static void print(String what, long nanos, long store) {
    System.out.printf(
        Locale.ROOT,
        "%-20s %,9d records/s   %.2f of append's time%n",
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
