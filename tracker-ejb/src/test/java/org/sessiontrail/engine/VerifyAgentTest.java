package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.HASH;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;

/** A node looks at its log when it starts, and at all of it now and then. */
class VerifyAgentTest {
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
  void node_onASoundLog_saysSoAndRecordsIt() throws Exception {
    fill();
    node = new TestNode(config(), clock);
    settle();

    assertThat(part("verification").state()).isEqualTo(Health.State.UP);
    assertThat(part("verification").message()).contains("the newest");
    node.tracker.stop();
    assertThat(verifications())
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.members())
                    .containsEntry("outcome", "success")
                    .containsEntry("part", "newest")
                    .containsEntry("findings", ""));
  }

  @Test
  void node_onATamperedLog_turnsRed() throws Exception {
    fill();
    sql("update ledger_entry set status = 418 where kind = 'request'");
    node = new TestNode(config(), clock);
    settle();

    assertThat(part("verification").state()).isEqualTo(Health.State.DOWN);
    assertThat(part("verification").message()).contains("TRK-0362", "V08");
    node.tracker.stop();
    assertThat(verifications())
        .singleElement()
        .satisfies(record -> assertThat(record.text("outcome")).isEqualTo("failed"));
  }

  @Test
  void node_thatRuns_verifiesTheWholeLogAfterAWhile() throws Exception {
    node.visit("s1", true);
    node.work();
    assertThat(part("verification").message()).isEqualTo("works");
    clock.passMillis(601_000);
    node.visit("s1", false);
    settle();

    assertThat(part("verification").message()).contains("all");
    clock.passMillis(601_000);
    settle();
    node.tracker.stop();
    assertThat(verifications()).hasSize(1);
  }

  @Test
  void node_whoseLogWasRewrittenWithItsKeys_findsItByItsAnchorFile() throws Exception {
    fill();
    sql("delete from ledger_checkpoint");
    node = new TestNode(config(), clock);
    settle();
    clock.passMillis(601_000);
    settle();

    assertThat(part("verification").state()).isEqualTo(Health.State.DOWN);
    assertThat(part("verification").message()).contains("V06");
    node.tracker.stop();
  }

  /** A log from an earlier start, with checkpoints. */
  private void fill() {
    for (int i = 0; i < 3; i++) {
      node.visit("s" + i, true);
      clock.passMillis(11_000);
      node.work();
    }
    node.tracker.stop();
    clock.passMillis(1_000);
  }

  private void settle() {
    for (int i = 0; i < 10; i++) {
      node.work();
    }
  }

  private void sql(String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "sa", "");
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  private List<StoredRecord> verifications() throws Exception {
    List<StoredRecord> out = new ArrayList<>();
    try (JpaStorage storage = JpaStorage.open(database, new JpaStorage.Log("app", HASH))) {
      storage
          .reader()
          .read(
              TrailQuery.all().ofKinds(Set.of(Kind.VERIFICATION)),
              record -> out.add(record.stored()));
    }
    return out;
  }

  private TrackerConfig config() {
    return TestConfig.with(TestConfig.in(dir), database);
  }

  private Health.Part part(String name) {
    return Objects.requireNonNull(node.tracker.health().part(name), name);
  }
}
