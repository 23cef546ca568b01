package org.sessiontrail.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sessiontrail.ledger.evidence.AnchorNote;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.KeyType;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.SignerKey;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TestPostgres;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.store.jpa.JpaStorage;

/** Whatever somebody with rights on the database, or with the keys, does to a log is found. */
class DatabaseTamperingTest {
  private static final int SIZE = 10_000;

  @TempDir static Path shared;
  private static Path original = Path.of("");
  private static ShopLog shop = ShopLog.of(1);
  private static List<SignedNote> notes = List.of();

  @TempDir Path dir;

  /** What a change does to a database. */
  interface Change {
    void to(TamperedDatabase database) throws Exception;
  }

  /** A manipulation, and what must be found where. */
  record Case(String name, FindingCode code, long index, Change change) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void writeLog() throws Exception {
    shop = ShopLog.of(SIZE);
    notes = shop.notes();
    original = shared.resolve("trail");
    try (JpaStorage storage = TamperedDatabase.h2(original).open()) {
      shop.write(storage);
    }
  }

  static Stream<Case> manipulations() {
    List<Case> out = new ArrayList<>();
    leaves(out);
    rows(out);
    columns(out);
    checkpoints(out);
    personal(out);
    tiles(out);
    return out.stream();
  }

  private static void leaves(List<Case> out) {
    int request = place("request", 4_711);
    out.add(
        new Case(
            "changed: one byte of a leaf",
            FindingCode.V07,
            request,
            db -> leaf(db, request, bytes(request).replace("\"status\":200", "\"status\":201"))));
    out.add(
        new Case(
            "changed: a leaf near the end, below no tile",
            FindingCode.V03,
            SIZE - 3,
            db -> leaf(db, SIZE - 3, bytes(SIZE - 3).replace("\"v\":1", "\"w\":1"))));
    out.add(
        new Case(
            "changed: a leaf and its columns",
            FindingCode.V07,
            request,
            db -> {
              leaf(db, request, bytes(request).replace("\"status\":200", "\"status\":404"));
              db.sql("update ledger_entry set status = 404 where idx = " + request);
            }));
    out.add(
        new Case(
            "changed: white space in a leaf",
            FindingCode.V18,
            request,
            db -> leaf(db, request, bytes(request).replace(",\"kind\"", ", \"kind\""))));
    out.add(
        new Case(
            "changed: a leaf is no text at all",
            FindingCode.V07,
            77,
            db -> db.sql("update ledger_entry set leaf = ? where idx = 77", new byte[] {1, 2})));
    out.add(
        new Case(
            "backdated: the time of a leaf",
            FindingCode.V12,
            request,
            db ->
                leaf(
                    db,
                    request,
                    bytes(request)
                        .replaceFirst("\"at\":\"2026-03-01T1.", "\"at\":\"2026-03-01T00"))));
    out.add(
        new Case(
            "future-dated: the time of a leaf",
            FindingCode.V13,
            request,
            db ->
                leaf(
                    db,
                    request,
                    bytes(request)
                        .replaceFirst("\"at\":\"2026-03-01T1.", "\"at\":\"2026-03-01T23"))));
    out.add(
        new Case(
            "swapped: the leaves of two records",
            FindingCode.V07,
            200,
            db -> {
              leaf(db, 200, bytes(201));
              leaf(db, 201, bytes(200));
            }));
    out.add(
        new Case(
            "emptied: a leaf without any trace",
            FindingCode.V16,
            300,
            db ->
                db.sql(
                    "update ledger_entry set leaf = null, leaf_hash = ? where idx = 300",
                    new TreeHasher().leaf(shop.records().get(300).leaf()).bytes())));
    out.add(
        new Case(
            "emptied: a leaf with another hash",
            FindingCode.V07,
            300,
            db ->
                db.sql(
                    "update ledger_entry set leaf = null, leaf_hash = ? where idx = 300",
                    TreeHasher.EMPTY.bytes())));
  }

  private static void rows(List<Case> out) {
    out.add(
        new Case(
            "deleted: one row",
            FindingCode.V04,
            5_000,
            db -> db.sql("delete from ledger_entry where idx = 5000")));
    out.add(
        new Case(
            "deleted: a range of rows",
            FindingCode.V04,
            3_100,
            db -> db.sql("delete from ledger_entry where idx between 3000 and 3500")));
    out.add(
        new Case(
            "deleted: the first row",
            FindingCode.V04,
            0,
            db -> db.sql("delete from ledger_entry where idx = 0")));
    out.add(
        new Case(
            "truncated: the last rows",
            FindingCode.V04,
            SIZE - 20,
            db -> db.sql("delete from ledger_entry where idx >= " + (SIZE - 50))));
    out.add(
        new Case(
            "truncated: rows and the log's row",
            FindingCode.V04,
            SIZE - 20,
            db -> {
              db.sql("delete from ledger_entry where idx >= " + (SIZE - 50));
              db.sql(
                  "update ledger_log set size = " + (SIZE - 50) + ", tree_size = " + (SIZE - 50));
            }));
    out.add(
        new Case(
            "deleted: one row, the others moved up",
            FindingCode.V07,
            6_000,
            db -> {
              db.sql("delete from ledger_entry where idx = 6000");
              db.sql("update ledger_entry set idx = -idx where idx > 6000");
              db.sql("update ledger_entry set idx = -idx - 1 where idx < 0");
            }));
    out.add(
        new Case(
            "inserted: a row in the middle, the others moved down",
            FindingCode.V07,
            6_000,
            db -> {
              db.sql("update ledger_entry set idx = -idx where idx >= 6000");
              db.sql("update ledger_entry set idx = -idx + 1 where idx < 0");
              copy(db, 10, 6_000, 990_000);
            }));
    out.add(
        new Case(
            "replaced: a row by another one's copy",
            FindingCode.V07,
            6_001,
            db -> {
              db.sql("delete from ledger_entry where idx = 6001");
              copy(db, 10, 6_001, 990_000);
            }));
    out.add(
        new Case(
            "reordered: two rows",
            FindingCode.V07,
            7_000,
            db -> {
              db.sql("update ledger_entry set idx = -1 where idx = 7000");
              db.sql("update ledger_entry set idx = 7000 where idx = 7005");
              db.sql("update ledger_entry set idx = 7005 where idx = -1");
            }));
    out.add(
        new Case(
            "hidden: the first rows, as if purged",
            FindingCode.V04,
            100,
            db -> {
              db.sql("delete from ledger_entry where idx < 512");
              db.sql("update ledger_log set purged = 512");
            }));
  }

  private static void columns(List<Case> out) {
    int request = place("request", 4_000);
    for (String column :
        List.of(
            "status = 418",
            "at_micros = at_micros - 3600000000",
            "route = '/other'",
            "sid = 'another'",
            "kind = 'action'",
            "millis = 1",
            "outcome = 'failed'")) {
      out.add(
          new Case(
              "column: " + column,
              FindingCode.V08,
              request,
              db -> db.sql("update ledger_entry set " + column + " where idx = " + request)));
    }
  }

  private static void checkpoints(List<Case> out) {
    long size = shop.cuts().get(5).size();
    SignedNote note = notes.get(5);
    out.add(
        new Case(
            "checkpoint: its root changed",
            FindingCode.V01,
            -1,
            db -> note(db, size, note.toString().replace(root(note), root(notes.get(4))))));
    out.add(
        new Case(
            "checkpoint: forged with another key",
            FindingCode.V01,
            -1,
            db -> {
              SignerKey other = SignerKey.generate(ShopLog.ORIGIN, KeyType.LOG);
              String text = note.text();
              note(db, size, new SignedNote(text, List.of(other.sign(text, 0))).toString());
            }));
    out.add(
        new Case(
            "checkpoint: signed for another tree",
            FindingCode.V05,
            -1,
            db ->
                note(
                    db,
                    size,
                    ShopLog.signed(
                            new Checkpoint(ShopLog.ORIGIN, size, TreeHasher.EMPTY),
                            shop.cuts().get(5).micros())
                        .toString())));
    out.add(
        new Case(
            "checkpoint: an older one replayed in its place",
            FindingCode.V05,
            -1,
            db -> note(db, size, notes.get(4).toString())));
    out.add(
        new Case(
            "checkpoint: its cosignature removed",
            FindingCode.V02,
            -1,
            db ->
                note(
                    db,
                    size,
                    new SignedNote(note.text(), note.signatures().subList(0, 1)).toString())));
    out.add(
        new Case(
            "checkpoint: not a note any more",
            FindingCode.V01,
            -1,
            db -> note(db, size, "nothing")));
    out.add(
        new Case(
            "checkpoint: removed, while an anchor has it",
            FindingCode.V06,
            -1,
            db -> db.sql("delete from ledger_checkpoint where size = " + size)));
    out.add(
        new Case(
            "rollback: everything after a checkpoint removed, while an anchor is ahead",
            FindingCode.V06,
            SIZE - 1,
            DatabaseTamperingTest::rollBack));
    out.add(
        new Case(
            "checkpoint: all removed, while an anchor has them",
            FindingCode.V06,
            -1,
            db -> db.sql("delete from ledger_checkpoint")));
  }

  private static void personal(List<Case> out) {
    int login = place("login", 2_000);
    int other = place("login", 3_000);
    out.add(
        new Case(
            "personal values: removed",
            FindingCode.V16,
            login,
            db -> db.sql("update ledger_entry set disclosures = null where idx = " + login)));
    out.add(
        new Case(
            "personal values: changed",
            FindingCode.V15,
            login,
            db ->
                db.sql(
                    "update ledger_entry set disclosures = replace(disclosures, 'user', 'mallory')"
                        + " where idx = "
                        + login)));
    out.add(
        new Case(
            "personal values: swapped with another record's",
            FindingCode.V15,
            login,
            db ->
                db.sql(
                    "update ledger_entry set disclosures = (select disclosures from ledger_entry"
                        + " where idx = "
                        + other
                        + ") where idx = "
                        + login)));
    out.add(
        new Case(
            "personal values: not readable",
            FindingCode.V15,
            login,
            db -> db.sql("update ledger_entry set disclosures = '[[' where idx = " + login)));
    out.add(
        new Case(
            "personal values: added to a record without any",
            FindingCode.V15,
            place("heartbeat", 0),
            db ->
                db.sql(
                    "update ledger_entry set disclosures = (select disclosures from ledger_entry"
                        + " where idx = "
                        + other
                        + ") where idx = "
                        + place("heartbeat", 0))));
  }

  private static void tiles(List<Case> out) {
    out.add(new Case("tile: a leaf's hash", FindingCode.V07, 256, db -> tile(db, 0, 1, 0)));
    out.add(new Case("tile: a hash further up", FindingCode.V07, 3 * 256, db -> tile(db, 1, 0, 3)));
    out.add(
        new Case(
            "ledger_log: the edge of the tree",
            FindingCode.V03,
            -1,
            db -> {
              byte[] edge = (byte[]) db.value("select frontier from ledger_log");
              edge[edge.length - 1] ^= 1;
              db.sql("update ledger_log set frontier = ?", edge);
            }));
    int request = place("request", 1_000);
    out.add(
        new Case(
            "changed: a leaf and its hash in the tile",
            FindingCode.V03,
            request,
            db -> {
              String leaf = bytes(request).replace("\"status\":200", "\"status\":201");
              leaf(db, request, leaf);
              tile(db, request / 256, request % 256, leaf);
            }));
  }

  @ParameterizedTest
  @MethodSource("manipulations")
  void verify_afterAManipulation_findsItAndItsPlace(Case manipulation) throws Exception {
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

  private static Fact.Builder erasure(String level, String range) {
    return Fact.of(Kind.ERASURE, shop.now())
        .put("request", "r-1")
        .put("level", level)
        .put("outcome", "done")
        .put("basis", "art17")
        .put("ranges", List.of(range));
  }

  /** Adds records and a checkpoint over them, as the tracker would. */
  private static void goOn(TamperedDatabase database, List<Fact.Builder> facts) throws Exception {
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

  private static void empty(TamperedDatabase database, int from, int to) throws SQLException {
    for (int i = from; i <= to; i++) {
      database.sql(
          "update ledger_entry set leaf = null, disclosures = null, leaf_hash = ? where idx = " + i,
          new TreeHasher().leaf(shop.records().get(i).leaf()).bytes());
    }
  }

  private static void rollBack(TamperedDatabase database) throws Exception {
    int kept = shop.cuts().size() / 2;
    long size = shop.cuts().get(kept).size();
    String url = Path.of(database.config().jdbcUrl().substring("jdbc:h2:file:".length())) + "-old";
    TamperedDatabase older = TamperedDatabase.h2(Path.of(url));
    try (JpaStorage storage = older.open()) {
      storage.store().append(shop.records().subList(0, (int) size));
    }
    Object edge = older.value("select frontier from ledger_log");
    database.sql("delete from ledger_entry where idx >= " + size);
    database.sql("delete from ledger_checkpoint where size > " + size);
    database.sql("delete from ledger_tile where level = 0 and n >= " + size / 256);
    database.sql(
        "update ledger_tile set hashes = substr(hashes, 1, "
            + size / 256 * 32
            + ") where level = 1");
    database.sql(
        "update ledger_log set size = " + size + ", tree_size = " + size + ", frontier = ?", edge);
  }

  private static void leaf(TamperedDatabase database, int index, String leaf) throws SQLException {
    database.sql(
        "update ledger_entry set leaf = ? where idx = " + index,
        leaf.getBytes(StandardCharsets.UTF_8));
  }

  private static void note(TamperedDatabase database, long size, String note) throws SQLException {
    database.sql("update ledger_checkpoint set note = ? where size = " + size, note);
  }

  private static void copy(TamperedDatabase database, int from, int to, int seq)
      throws SQLException {
    String columns =
        "log_id, stream, at_micros, kind, sid, sseq, name, method, route, status, outcome, millis,"
            + " subject_ref, leaf, disclosures";
    database.sql(
        "insert into ledger_entry (idx, seq, "
            + columns
            + ") select "
            + to
            + ", "
            + seq
            + ", "
            + columns
            + " from ledger_entry where idx = "
            + from);
  }

  private static void tile(TamperedDatabase database, int level, int n, int hash)
      throws SQLException {
    byte[] hashes =
        (byte[])
            database.value(
                "select hashes from ledger_tile where level = " + level + " and n = " + n);
    hashes[hash * Hash.BYTES] ^= 1;
    database.sql(
        "update ledger_tile set hashes = ? where level = " + level + " and n = " + n,
        (Object) hashes);
  }

  private static void tile(TamperedDatabase database, int n, int hash, String leaf)
      throws SQLException {
    byte[] hashes =
        (byte[]) database.value("select hashes from ledger_tile where level = 0 and n = " + n);
    new TreeHasher().leaf(leaf.getBytes(StandardCharsets.UTF_8)).copyTo(hashes, hash * Hash.BYTES);
    database.sql("update ledger_tile set hashes = ? where level = 0 and n = " + n, (Object) hashes);
  }

  private static String bytes(int index) {
    return TrailRecords.leaf(shop.records().get(index));
  }

  private static String root(SignedNote note) {
    return note.text().split("\n", -1)[2];
  }

  /** The first place from {@code from} on that has a record of {@code kind}. */
  private static int place(String kind, int from) {
    return shop.places(kind).stream().filter(place -> place >= from).findFirst().orElseThrow();
  }
}
