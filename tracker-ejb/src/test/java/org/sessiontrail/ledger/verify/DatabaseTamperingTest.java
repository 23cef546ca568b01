package org.sessiontrail.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.ledger.verify.Manipulation.bytes;
import static org.sessiontrail.ledger.verify.Manipulation.empty;
import static org.sessiontrail.ledger.verify.Manipulation.leaf;
import static org.sessiontrail.ledger.verify.Manipulation.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sessiontrail.ledger.evidence.AnchorNote;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TestPostgres;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.jpa.JpaStorage;

/** Whatever somebody with rights on the database, or with the keys, does to a log is found. */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseTamperingTest {
  static final int SIZE = 10_000;

  @TempDir static Path shared;
  private static Path original = Path.of("");
  static ShopLog shop = ShopLog.of(1);
  static List<SignedNote> notes = List.of();

  @TempDir Path dir;

  @BeforeAll
  static void writeLog() throws Exception {
    shop = ShopLog.of(SIZE);
    notes = shop.notes();
    original = shared.resolve("trail");
    try (JpaStorage storage = TamperedDatabase.h2(original).open()) {
      shop.write(storage);
    }
  }

  static Stream<Manipulation> manipulations() {
    return Stream.of(RowManipulations.all(), LogManipulations.all()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("manipulations")
  void verify_afterAManipulation_findsItAndItsPlace(Manipulation manipulation) throws Exception {
    TamperedDatabase database = TamperedDatabase.copy(original, dir.resolve("copy"));
    manipulation.change().to(database);

    VerificationReport report = database.verify(anchored());

    assertFound(report, manipulation.code(), manipulation.index());
  }

  @Test
  void verify_ofTheUntouchedLog_findsNothing() throws Exception {
    VerificationReport report =
        TamperedDatabase.copy(original, dir.resolve("copy")).verify(anchored());

    assertThat(report.findings()).extracting(Finding::code).containsOnly(FindingCode.V21);
    assertThat(report.isSound()).isTrue();
    assertThat(report.records()).isEqualTo(shop.records().size());
    assertThat(report.signed()).isEqualTo(shop.records().size());
    assertThat(report.checkpoints()).isEqualTo(notes.size());
    assertThat(report.anchors()).isEqualTo(notes.size());
    assertThat(report.isSelfAsserted()).isFalse();
  }

  @Test
  void verify_ofSomeManipulationsOnPostgres_findsThem() throws Exception {
    TamperedDatabase database = new TamperedDatabase(TestPostgres.newDatabase("tampered"));
    try (JpaStorage storage = database.open()) {
      shop.write(storage);
    }
    assertThat(database.verify(anchored()).isSound()).isTrue();

    database.sql("update ledger_entry set status = 418 where idx = " + place("request", 4_000));
    database.sql("delete from ledger_entry where idx = 5000");
    database.sql("update ledger_entry set disclosures = null where idx = " + place("login", 0));
    leaf(database, 4_711, bytes(4_711).replace("\"v\":1", "\"v\":2"));

    VerificationReport report = database.verify(anchored());
    assertFound(report, FindingCode.V08, place("request", 4_000));
    assertFound(report, FindingCode.V04, 5_000);
    assertFound(report, FindingCode.V16, place("login", 0));
    assertFound(report, FindingCode.V07, 4_711);
  }

  @Test
  void verify_afterAnHonestErasure_explainsWhatIsGone() throws Exception {
    TamperedDatabase database = TamperedDatabase.copy(original, dir.resolve("copy"));
    int login = place("login", 2_000);
    database.sql("update ledger_entry set disclosures = null where idx = " + login);
    empty(database, 4_000, 4_003);
    goOn(
        database,
        List.of(
            erasure("e1", login + "-" + login), erasure("e2", "4000-4003"), erasure("e1", "1-1")));

    VerificationReport report = database.verify(anchored());

    assertThat(report.isSound()).describedAs(report.findings().toString()).isTrue();
    assertFound(report, FindingCode.V17, login);
    assertFound(report, FindingCode.V17, 4_001);
  }

  @Test
  void verify_afterAnErasureOfMoreThanIsStated_findsTheRest() throws Exception {
    TamperedDatabase database = TamperedDatabase.copy(original, dir.resolve("copy"));
    int login = place("login", 2_000);
    database.sql("update ledger_entry set disclosures = null where idx = " + login);
    empty(database, 4_000, 4_003);
    goOn(database, List.of(erasure("e2", "4000-4002")));

    VerificationReport report = database.verify(anchored());

    assertFound(report, FindingCode.V16, login);
    assertFound(report, FindingCode.V16, 4_003);
  }

  @Test
  void verify_afterAnHonestPurge_acceptsTheMissingBeginning() throws Exception {
    TamperedDatabase database = TamperedDatabase.copy(original, dir.resolve("copy"));
    goOn(
        database,
        List.of(
            Fact.of(Kind.PURGE, shop.now())
                .put("min", 3_000)
                .put("checkpoint", SIZE)
                .put("reason", "period over")));
    database.sql("delete from ledger_entry where idx < 3000");
    database.sql("delete from ledger_tile where level = 0 and n < 11");
    database.sql("update ledger_log set purged = 3000");

    VerificationReport report = database.verify(anchored());

    assertThat(report.isSound()).describedAs(report.findings().toString()).isTrue();
    assertThat(report.range().from()).isEqualTo(3_000);
  }

  static VerifierSettings anchored() throws Exception {
    List<AnchorNote> anchors = new ArrayList<>();
    for (SignedNote note : notes) {
      anchors.add(new AnchorNote("anchor.txt", Checkpoint.parse(note.text()), note));
    }
    return VerifierSettings.none().with(ShopLog.policy()).with(anchors);
  }

  private static void assertFound(VerificationReport report, FindingCode code, long index) {
    assertThat(report.findings())
        .describedAs(() -> String.join("\n", report.findings().toString().split("Finding")))
        .anyMatch(
            finding ->
                finding.code() == code
                    && (index < 0 || (finding.from() <= index && index <= finding.to())));
  }

  static Fact.Builder erasure(String level, String range) {
    return Fact.of(Kind.ERASURE, shop.now())
        .put("request", "r-1")
        .put("level", level)
        .put("outcome", "done")
        .put("basis", "art17")
        .put("ranges", List.of(range));
  }

  /** Adds records and a checkpoint over them, as the tracker would. */
  static void goOn(TamperedDatabase database, List<Fact.Builder> facts) throws Exception {
    try (JpaStorage storage = database.open()) {
      List<StoredRecord> added = new ArrayList<>();
      long seq =
          shop.records().stream()
              .filter(record -> record.stream().equals(ShopLog.N1))
              .mapToLong(StoredRecord::seq)
              .max()
              .orElseThrow();
      for (Fact.Builder fact : facts) {
        added.add(new TrailRecords(ShopLog.N1).as(++seq, fact.build()));
      }
      storage.store().append(added);
      long size = storage.ledger().state().size();
      SignedNote note =
          ShopLog.signed(
              new Checkpoint(ShopLog.ORIGIN, size, storage.ledger().state().root()),
              shop.now() + 1_000_000);
      storage.ledger().publish(note, shop.now() + 1_000_000);
    }
  }
}
