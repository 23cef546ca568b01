package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.jdbc.SchemaMigration;

/** An open storage on an empty database, and what tests look behind it with. */
abstract class StoreFixture {
  static final JpaStorage.Log LOG = new JpaStorage.Log("shop.example.com", HASH);

  @TempDir Path dir;
  final Backend backend;
  final TrailRecords n1 = new TrailRecords("n1/b1");
  JpaStorage storage;
  private @Nullable DatabaseConfig database;

  /** Tests on {@code backend}. */
  @SuppressWarnings("NullAway.Init") // set before each test
  StoreFixture(Backend backend) {
    this.backend = backend;
  }

  /** The database, the same for all calls within one test. */
  DatabaseConfig database() throws Exception {
    if (database == null) {
      database = backend.newDatabase(dir);
    }
    return database;
  }

  @BeforeEach
  void openStorage() throws Exception {
    storage = JpaStorage.open(database(), LOG);
  }

  @AfterEach
  void closeStorage() {
    if (storage != null) { // it is where the test was skipped
      storage.close();
    }
  }

  List<TrailRecord> read(TrailQuery query) throws Exception {
    List<TrailRecord> out = new ArrayList<>();
    long given = storage.reader().read(query, out::add);
    assertThat(given).isEqualTo(out.size());
    assertThat(storage.reader().count(query)).isEqualTo(out.size());
    return out;
  }

  List<Long> seqs(TrailQuery query) throws Exception {
    return read(query).stream().map(r -> r.stored().seq()).toList();
  }

  StoredRecord sessionStart(long micros, String sid, String hash) {
    return n1.next(
        Fact.of(Kind.SESSION_START, micros).on(sid).personal("session", "hash", hash).build());
  }

  StoredRecord idChange(long micros, String sid, String hash) {
    return n1.next(
        Fact.of(Kind.SESSION_ID_CHANGE, micros).on(sid).personal("session", "hash", hash).build());
  }

  StoredRecord sessionEnd(long micros, String sid, String reason) {
    return n1.next(Fact.of(Kind.SESSION_END, micros).on(sid).put("reason", reason).build());
  }

  StoredRecord loss(long micros, Kind kind, String reason, long count) {
    return n1.next(Fact.of(kind, micros).put("reason", reason).put("count", count).build());
  }

  static StoredRecord open(String stream) {
    return as(stream, 1, Fact.of(Kind.STREAM_OPEN, T0));
  }

  static StoredRecord as(String stream, long seq, Fact.Builder fact) {
    return new TrailRecords(stream).as(seq, fact.build());
  }

  Connection connect() throws Exception {
    DatabaseConfig config = database();
    return DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
  }

  void sql(String statement) throws Exception {
    try (Connection connection = connect();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  List<String> rows(String query) throws Exception {
    try (Connection connection = connect();
        Statement run = connection.createStatement();
        ResultSet found = run.executeQuery(query)) {
      List<String> out = new ArrayList<>();
      while (found.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          columns.add(found.getString(i));
        }
        out.add(String.join("|", columns));
      }
      return out;
    }
  }

  List<String> tables() throws Exception {
    try (Connection connection = connect();
        ResultSet found =
            connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
      List<String> out = new ArrayList<>();
      while (found.next()) {
        out.add(found.getString("TABLE_NAME").toLowerCase(java.util.Locale.ROOT));
      }
      return out;
    }
  }

  void dropEverything() throws Exception {
    for (String table : SchemaMigration.TABLES) {
      sql("drop table " + table);
    }
    sql("drop table tracker_schema_history");
  }
}
