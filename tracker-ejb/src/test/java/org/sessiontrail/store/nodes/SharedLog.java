package org.sessiontrail.store.nodes;

import static org.sessiontrail.store.TrailRecords.HASH;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.jpa.JpaStorage;

/** Two nodes' connections to one database; each test begins with an empty log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedLog {
  static final JpaStorage.Log LOG = new JpaStorage.Log("shop.example.com", HASH);

  final SteppedClock clock = new SteppedClock();
  JpaStorage first;
  JpaStorage second;

  /** An empty database, always the same. */
  abstract DatabaseConfig database() throws Exception;

  @BeforeAll
  void makeTables() throws Exception {
    JpaStorage.open(database(), LOG).close();
  }

  /** Opened anew each time: a node does not go on with a database that forgot what it saw. */
  @BeforeEach
  void openEmpty() throws Exception {
    for (String table :
        List.of("tracker_lease", "tracker_stream", "trail_alias", "ledger_entry", "ledger_tile")) {
      sql("delete from " + table);
    }
    sql("update ledger_log set size = 0, tree_size = 0, frontier = null");
    first = JpaStorage.open(database(), LOG);
    second = JpaStorage.open(database(), LOG);
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  Finder finder(String stream) {
    return new Finder(stream, clock, new RecordEncoder(RecoveryStream.NAME, HASH, new RandomIds()));
  }

  /** {@code stream} says that it lives. */
  boolean seen(JpaStorage storage, String stream) throws Exception {
    String node = stream.substring(0, stream.indexOf('/'));
    return storage
        .nodes()
        .streams()
        .seen(new StreamRows.Running(stream, node, "id", 180), finder(stream));
  }

  void store(StoredRecord... records) throws Exception {
    first.store().append(List.of(records));
  }

  static StoredRecord start(TrailRecords by, long micros, String sid, String hash) {
    return by.next(
        Fact.of(Kind.SESSION_START, micros).on(sid).personal("session", "hash", hash).build());
  }

  static StoredRecord end(TrailRecords by, long micros, String sid, String reason) {
    return by.next(Fact.of(Kind.SESSION_END, micros).on(sid).put("reason", reason).build());
  }

  List<StoredRecord> read(Kind kind) throws Exception {
    List<StoredRecord> out = new ArrayList<>();
    first.reader().read(TrailQuery.all(), record -> out.add(record.stored()));
    return out.stream().filter(record -> record.kind() == kind).collect(Collectors.toList());
  }

  /** Silence, by the database's clock. */
  void silence(String stream) throws Exception {
    sql(
        "update tracker_stream set due_at = current_timestamp - interval '1' second"
            + " where stream = '"
            + stream
            + "'");
  }

  void sql(String statement) throws Exception {
    DatabaseConfig config = database();
    try (Connection connection =
            DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
        Statement run = connection.createStatement()) {
      run.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** Runs all at once. */
  static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
    try {
      List<T> out = new ArrayList<>();
      for (Future<T> done : pool.invokeAll(tasks)) {
        out.add(done.get());
      }
      return out;
    } finally {
      pool.shutdownNow();
    }
  }
}
