package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.HASH;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.ledger.anchor.AnchorFile;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.StoredCheckpoint;
import org.sessiontrail.store.jpa.JpaStorage;

/** A node seals its log and leaves checkpoints outside while it runs and when it stops. */
class LedgerAgentsTest {
  @TempDir Path dir;
  private final SteppedClock clock = new SteppedClock();
  private DatabaseConfig database;
  private TestNode node;

  @BeforeEach
  void start() {
    database =
        new DatabaseConfig(
            null, "jdbc:h2:file:" + dir.resolve("trail") + ";AUTO_SERVER=TRUE", "sa", "");
    node = new TestNode(config(), clock);
  }

  @Test
  void node_sealsEveryTenSecondsAndWhenItStops() throws Exception {
    node.visit("s1", true);
    node.work();
    for (int i = 0; i < 5; i++) {
      node.visit("s1", false);
      clock.passMillis(4_000);
      node.work();
    }
    node.tracker.stop();

    List<StoredCheckpoint> checkpoints = checkpoints();
    assertThat(checkpoints).hasSizeBetween(3, 4);
    try (JpaStorage storage = JpaStorage.open(database, new JpaStorage.Log("app", HASH))) {
      LedgerStore ledger = storage.ledger();
      Checkpoint last = checkpoints.get(checkpoints.size() - 1).checkpoint();
      assertThat(last.size()).isEqualTo(ledger.state().records()).isEqualTo(ledger.state().size());
      assertThat(last.root()).isEqualTo(ledger.state().root());
      assertThat(ledger.keys()).hasSize(2);
    }
  }

  @Test
  void node_leavesEachCheckpointInItsFile() throws Exception {
    node.visit("s1", true);
    node.work();
    clock.passMillis(11_000);
    node.visit("s1", false);
    node.work();
    node.tracker.stop();

    assertThat(AnchorFile.read(dir.resolve("checkpoints")))
        .extracting(SignedNote::toString)
        .isEqualTo(checkpoints().stream().map(one -> one.note().toString()).toList());
    assertThat(part("anchors").state()).isEqualTo(Health.State.UP);
  }

  @Test
  void node_onADatabaseThatWasSetBack_signsNothingAndSaysSo() throws Exception {
    node.visit("s1", true);
    node.work();
    node.tracker.stop();
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("delete from ledger_entry where idx > 0");
      statement.execute("delete from ledger_checkpoint");
      statement.execute("update ledger_log set size = 1, tree_size = 0, frontier = null");
    }

    node = new TestNode(config(), clock);
    node.work();
    clock.passMillis(2_000);
    node.work();

    assertThat(part("ledger").state()).isEqualTo(Health.State.DOWN);
    assertThat(part("ledger").message()).contains("TRK-0383");
    node.tracker.stop();
    assertThat(checkpoints()).isEmpty();
  }

  @Test
  void node_whoseAnchorCannotBeReached_sealsAndSaysSo() throws Exception {
    node.tracker.stop();
    Files.delete(dir.resolve("checkpoints"));
    Files.createDirectory(dir.resolve("checkpoints"));
    node = new TestNode(config(), clock);
    node.visit("s1", true);
    node.work();
    clock.passMillis(11_000);
    node.visit("s1", false);
    node.work();

    assertThat(part("anchors").state()).isEqualTo(Health.State.DEGRADED);
    assertThat(part("anchors").message()).contains("TRK-0410");
    assertThat(part("ledger").state()).isEqualTo(Health.State.UP);
    node.tracker.stop();
    assertThat(checkpoints().size()).isGreaterThan(2);
  }

  private TrackerConfig config() {
    return TestConfig.with(TestConfig.in(dir), database);
  }

  private Health.Part part(String name) {
    return Objects.requireNonNull(node.tracker.health().part(name), name);
  }

  private List<StoredCheckpoint> checkpoints() throws Exception {
    try (JpaStorage storage = JpaStorage.open(database, new JpaStorage.Log("app", HASH))) {
      return storage.ledger().checkpoints(0, Long.MAX_VALUE);
    }
  }
}
