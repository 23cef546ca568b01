package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.config.TrackerConfig.SpoolConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;

/** Nodes of one application on one database, and what happens to them in tests. */
abstract class NodesTogether {
  @TempDir Path dir;
  final SteppedClock clock = new SteppedClock();
  final List<TestNode> running = new ArrayList<>();

  /** An empty database, the same for all calls within one test. */
  abstract DatabaseConfig database() throws Exception;

  @AfterEach
  void stop() {
    running.forEach(node -> node.tracker.stop());
    assertThat(Rendezvous.here().isEmpty()).isTrue();
  }

  TestNode node(String name) throws Exception {
    TrackerConfig base = TestConfig.named(TestConfig.in(dir), "shop.example.com", name);
    SpoolConfig shared = base.spool();
    Path own = dir.resolve("spool-" + running.size() + "-" + name);
    SpoolConfig spool =
        new SpoolConfig(
            own,
            shared.capacityBytes(),
            shared.memoryBytes(),
            shared.drainIntervalMillis(),
            shared.keyFile());
    TrackerConfig config =
        TestConfig.with(
            base,
            Map.of(
                "spool",
                spool,
                "database",
                database(),
                "ledger",
                new TrackerConfig.LedgerConfig(
                    own.resolve("ledger.key"),
                    base.ledger().sealSeconds(),
                    base.ledger().verifyHours(),
                    base.ledger().anchors())));
    TestNode node = new TestNode(configured(config), clock);
    running.add(node);
    return node;
  }

  /** What nodes are told beside; nothing. */
  TrackerConfig configured(TrackerConfig config) {
    return config;
  }

  void crash(TestNode node) {
    running.remove(node);
    node.crash();
  }

  void stop(TestNode node) {
    running.remove(node);
    node.tracker.stop();
  }

  /** Lets so many seconds pass; every node works in each. */
  void workAll(int seconds) {
    for (int i = 0; i < seconds; i++) {
      clock.passMillis(1_000);
      running.forEach(TestNode::work);
    }
  }

  /** Lets so many heartbeats pass; every node works after each third. */
  void beats(int count) {
    for (int i = 0; i < 3 * count; i++) {
      seconds(20);
      running.forEach(TestNode::work);
    }
  }

  void minutes(int count) {
    clock.passMillis(TimeUnit.MINUTES.toMillis(count));
  }

  void seconds(int count) {
    clock.passMillis(TimeUnit.SECONDS.toMillis(count));
  }

  void silence(TestNode node) throws Exception {
    sql(
        "update tracker_stream set due_at = current_timestamp - interval '1' second"
            + " where stream = '"
            + node.stream()
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

  List<StoredRecord> read(Kind kind) throws Exception {
    List<StoredRecord> out = new ArrayList<>();
    try (JpaStorage storage =
        JpaStorage.openExisting(database(), new JpaStorage.Log("shop.example.com", null))) {
      storage
          .reader()
          .read(TrailQuery.all().ofKinds(java.util.Set.of(kind)), r -> out.add(r.stored()));
    }
    return out;
  }
}
