package org.sessiontrail.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.HASH;
import static org.sessiontrail.store.TrailRecords.T0;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.jpa.JpaStorage;

final class SealerTest {
  private static final String ORIGIN = "shop.example.com";
  private static final int INTERVAL = 10;

  @TempDir Path dir;
  private final TrailRecords records = new TrailRecords("n1/b1");
  private DatabaseConfig database;
  private JpaStorage storage;
  private LedgerStore ledger;
  private NodeKeys keys;
  private Sealer sealer;

  @BeforeEach
  void open() throws Exception {
    database = new DatabaseConfig(null, "jdbc:h2:file:" + dir.resolve("trail"), "sa", "");
    storage = JpaStorage.open(database, new JpaStorage.Log(ORIGIN, HASH));
    ledger = storage.ledger();
    keys = NodeKeys.load(dir.resolve("n1.key"), ORIGIN, "n1");
    sealer = sealer("n1");
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void seal_ofNothing_signsNothing() throws Exception {
    assertThat(sealer.seal(ledger, T0, true)).isNull();
    assertThat(dir.resolve("n1.last")).doesNotExist();
  }

  @Test
  void seal_signsTheTreeAsLogAndAsWitness() throws Exception {
    grow(300);

    SignedNote note = Objects.requireNonNull(sealer.seal(ledger, T0, false));

    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint).isEqualTo(new Checkpoint(ORIGIN, 300, ledger.state().root()));
    assertThat(note.isSignedBy(keys.log().verifier())).isTrue();
    assertThat(note.isSignedBy(keys.witness().verifier())).isTrue();
    assertThat(keys.witness().verifier().time(note.signatures().get(1))).hasValue(T0 / 1_000_000);
    assertThat(Objects.requireNonNull(ledger.newest()).note()).hasToString(note.toString());
    assertThat(Files.readString(dir.resolve("n1.last"))).isEqualTo(note.toString());
  }

  @Test
  void seal_beforeItIsTime_waitsUnlessUrgent() throws Exception {
    grow(3);
    sealer.seal(ledger, T0, false);
    grow(3);

    assertThat(sealer.seal(ledger, T0 + 9_999_999, false)).isNull();
    assertThat(sealer.seal(ledger, T0 + 9_999_999, true)).isNotNull();
    grow(3);
    assertThat(sealer.seal(ledger, T0 + 19_999_999, false)).isNotNull();
    assertThat(sealer.seal(ledger, T0 + 40_000_000, true)).as("did not grow").isNull();
    assertThat(ledger.checkpoints(0, 100))
        .extracting(one -> one.checkpoint().size())
        .containsExactly(3L, 6L, 9L);
  }

  @Test
  void seal_afterTheClockWasSetBack_goesOn() throws Exception {
    grow(3);
    sealer.seal(ledger, T0, false);
    grow(3);

    assertThat(sealer.seal(ledger, T0 - 3_600_000_000L, false)).isNotNull();
  }

  @Test
  void seal_ofWhatAnotherNodeSigned_cosignsIt() throws Exception {
    grow(300);
    ledger.introduce("n1", keys.verifiers(), T0);
    sealer.seal(ledger, T0, false);
    NodeKeys second = NodeKeys.load(dir.resolve("n2.key"), ORIGIN, "n2");

    SignedNote note = Objects.requireNonNull(sealer("n2").seal(ledger, T0 + 1, false));

    assertThat(note.signatures()).hasSize(3);
    assertThat(note.isSignedBy(second.witness().verifier())).isTrue();
    assertThat(note.isSignedBy(second.log().verifier())).isFalse();
    assertThat(sealer("n2").seal(ledger, T0 + 2, false)).isNull();
  }

  @Test
  void seal_ofACheckpointBySomebodyElse_isRefused() throws Exception {
    grow(3);
    NodeKeys stranger = NodeKeys.load(dir.resolve("x.key"), ORIGIN, "x");
    SignedLast last = new SignedLast(dir.resolve("x.last"));
    new Sealer(ORIGIN, stranger, last, INTERVAL).seal(ledger, T0, false);
    ledger.introduce("n1", keys.verifiers(), T0);

    assertThatThrownBy(() -> sealer.seal(ledger, T0 + 1, false))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("TRK-0384");
  }

  @Test
  void seal_ofADatabaseThatWasSetBack_isRefused() throws Exception {
    grow(3);
    sealer.seal(ledger, T0, false);
    String before = Files.readString(dir.resolve("n1.last"));
    close();
    sql("delete from ledger_checkpoint");
    sql("delete from ledger_entry");
    sql("update ledger_log set size = 0, tree_size = 0, frontier = null");
    storage = JpaStorage.open(database, new JpaStorage.Log(ORIGIN, HASH));
    ledger = storage.ledger();

    assertThatThrownBy(() -> sealer.seal(ledger, T0 + 1, true))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("TRK-0383")
        .hasMessageContaining("set back");
    grow(2);
    assertThatThrownBy(() -> sealer.seal(ledger, T0 + 2, true))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("it holds 2 records, this node signed 3");
    grow(5);
    assertThatThrownBy(() -> sealer.seal(ledger, T0 + 3, true))
        .as("other records in the same places")
        .isInstanceOf(SealException.class)
        .hasMessageContaining("does not go on");
    assertThat(Files.readString(dir.resolve("n1.last"))).isEqualTo(before);
    assertThat(ledger.newest()).isNull();
  }

  @Test
  void seal_whenItsFileCannotBeKept_signsNothing() throws Exception {
    grow(3);
    Path file = Files.createFile(dir.resolve("file"));
    SignedLast last = new SignedLast(file.resolve("n1.last"));

    assertThatThrownBy(() -> new Sealer(ORIGIN, keys, last, INTERVAL).seal(ledger, T0, false))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("TRK-0382");
    assertThat(ledger.newest()).isNull();
  }

  @Test
  void seal_withADamagedFile_signsNothing() throws Exception {
    grow(3);
    Files.writeString(dir.resolve("n1.last"), "half a no");

    assertThatThrownBy(() -> sealer.seal(ledger, T0, false))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("TRK-0381");
  }

  @Test
  void keys_areMadeOnceForTheirOwnerOnly() throws Exception {
    Path file = dir.resolve("n1.key");

    assertThat(NodeKeys.load(file, ORIGIN, "n1").verifiers()).isEqualTo(keys.verifiers());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(keys.toString()).doesNotContain("PRIVATE");
    assertThatThrownBy(() -> NodeKeys.load(file, "other.example.com", "n1"))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("TRK-0380")
        .hasMessageContaining("other.example.com");
    Files.writeString(file, Files.readString(file).replaceFirst("\\+\\w{8}\\+", "+00000000+"));
    assertThatThrownBy(() -> NodeKeys.load(dir, ORIGIN, "n1")).isInstanceOf(SealException.class);
  }

  private Sealer sealer(String node) throws Exception {
    return new Sealer(
        ORIGIN,
        NodeKeys.load(dir.resolve(node + ".key"), ORIGIN, node),
        new SignedLast(dir.resolve(node + ".last")),
        INTERVAL);
  }

  private void grow(int count) throws Exception {
    storage.store().append(records.requests(count, T0, "a"));
  }

  private void sql(String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "sa", "");
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
