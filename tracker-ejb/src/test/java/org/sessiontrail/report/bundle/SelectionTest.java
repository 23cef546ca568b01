package org.sessiontrail.report.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.ledger.evidence.AnchorNote;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.source.TlogDirectory;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.ledger.verify.ShopLog;
import org.sessiontrail.ledger.verify.TamperedDatabase;
import org.sessiontrail.ledger.verify.Verification;
import org.sessiontrail.ledger.verify.VerificationReport;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.Conditions;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredAnchor;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.jpa.JpaStorage;

/** What is missing in a selection is told, and what explains it comes along. */
class SelectionTest {
  @TempDir Path dir;

  private final ShopLog shop = ShopLog.of(600);
  private TamperedDatabase database = TamperedDatabase.h2(Path.of("none"));

  @BeforeEach
  void name() {
    database = TamperedDatabase.h2(dir.resolve("trail"));
  }

  @Test
  void verify_ofAWholeSession_countsItsRecords() throws Exception {
    try (JpaStorage storage = stored()) {
      VerificationReport report = verify(zip(storage, storage.reader(), session()));

      assertThat(report.findings()).isEmpty();
      assertThat(report.unchecked())
          .noneMatch(text -> text.contains("only those in it"))
          .anyMatch(text -> text.startsWith("Whether other sessions were left out"));
    }
  }

  @Test
  void verify_ofASessionWithoutOneOfItsRecords_findsThat() throws Exception {
    String sid = String.valueOf(session().session());
    List<Integer> places =
        IntStream.range(0, shop.records().size())
            .filter(i -> sid.equals(shop.records().get(i).text("sid")))
            .boxed()
            .toList();
    try (JpaStorage storage = stored()) {
      for (int hidden : List.of(places.get(0), places.get(5), places.get(places.size() - 2))) {
        VerificationReport report =
            verify(zip(storage, new Without(storage.reader(), hidden), session()));

        assertThat(report.findings())
            .as("without " + hidden)
            .singleElement()
            .satisfies(found -> assertThat(found.code()).isEqualTo(FindingCode.V20));
      }
    }
  }

  @Test
  void verify_ofAUserWhoseValuesWereErased_isToldByTheErasure() throws Exception {
    StoredRecord login = shop.records().get(shop.places("login").get(3));
    long place = shop.records().indexOf(login);
    shop.add(
        ShopLog.N1,
        Fact.of(Kind.ERASURE, shop.now())
            .put("request", "r1")
            .put("outcome", "done")
            .put("level", "e1")
            .put("count", 1)
            .put("ranges", List.of(place + "-" + place)));
    shop.cut();
    TrailQuery query = TrailQuery.all().ofSession(login.text("sid"));
    try (JpaStorage storage = stored()) {
      database.sql("update ledger_entry set disclosures = null where idx = " + place);

      VerificationReport report = verify(zip(storage, storage.reader(), query));

      assertThat(report.findings()).extracting(Finding::code).containsExactly(FindingCode.V17);
    }
  }

  @Test
  void verify_ofAUserWhoseValuesWentUnsaid_findsThat() throws Exception {
    StoredRecord login = shop.records().get(shop.places("login").get(3));
    TrailQuery query = TrailQuery.all().ofSession(login.text("sid"));
    try (JpaStorage storage = stored()) {
      database.sql(
          "update ledger_entry set disclosures = null where idx = "
              + shop.records().indexOf(login));

      VerificationReport report = verify(zip(storage, storage.reader(), query));

      assertThat(report.findings()).extracting(Finding::code).containsExactly(FindingCode.V16);
    }
  }

  @Test
  void verify_withAnchors_isHeldAgainstThoseTheLogNoted() throws Exception {
    long noted = shop.cuts().get(0).size();
    try (JpaStorage storage = stored()) {
      storage
          .ledger()
          .anchored(new StoredAnchor(noted, "mail", "auditor", new byte[0], shop.now()));
      Path bundle = zip(storage, storage.reader(), session());
      SignedNote first = shop.notes().get(0);
      SignedNote newest = shop.notes().get(shop.notes().size() - 1);

      VerificationReport held = verify(bundle, List.of(anchor(first), anchor(newest)));
      VerificationReport other = verify(bundle, List.of(anchor(shop.notes().get(1))));
      Checkpoint rewritten = new Checkpoint(ShopLog.ORIGIN, noted, TreeHasher.EMPTY);
      VerificationReport forged = verify(bundle, List.of(new AnchorNote("safe", rewritten, first)));

      assertThat(held.isSound()).describedAs(held.findings().toString()).isTrue();
      assertThat(held.anchors()).isEqualTo(2);
      assertThat(other.anchors()).isZero();
      assertThat(other.unchecked()).anyMatch(text -> text.startsWith("1 anchor that no proof"));
      assertThat(forged.findings()).extracting(Finding::code).containsExactly(FindingCode.V06);
    }
  }

  private static AnchorNote anchor(SignedNote note) throws Exception {
    return new AnchorNote("safe", Checkpoint.parse(note.text()), note);
  }

  @Test
  void write_ofTheWholeLog_hasTheEntriesAsTlogTilesHasThem() throws Exception {
    try (JpaStorage storage = stored()) {
      Path bundle = dir.resolve("whole");
      write(storage, storage.reader(), TrailQuery.all(), new DirectorySink(bundle));

      byte[] first = Files.readAllBytes(bundle.resolve("tile/entries/000"));
      byte[] leaf = shop.records().get(0).leaf();
      assertThat(first).startsWith((byte) (leaf.length >> 8), (byte) leaf.length);
      Files.delete(bundle.resolve("tile/0/001"));
      try (TlogDirectory log = new TlogDirectory(bundle)) {
        VerificationReport report =
            Verification.of(log, VerifierSettings.none().with(ShopLog.policy()));
        assertThat(report.isSound()).describedAs(report.findings().toString()).isTrue();
        assertThat(report.unchecked()).noneMatch(text -> text.contains("only hashes"));
      }
    }
  }

  @Test
  void verify_ofEntriesThatAreNotTheRecords_findsThat() throws Exception {
    try (JpaStorage storage = stored()) {
      Path bundle = zip(storage, storage.reader(), TrailQuery.all());
      Path entries = dir.resolve("entries");
      try (ZipFiles files = new ZipFiles(bundle)) {
        byte[] bytes = files.open("tile/entries/001").readAllBytes();
        bytes[200] ^= 1;
        Files.write(entries, bytes);
      }
      Path forged = dir.resolve("forged.zip");
      try (OutputStream out = Files.newOutputStream(forged)) {
        ZipSink.extend(bundle, Map.of("tile/entries/001", entries), out, dir);
      }

      assertThat(verify(bundle).isSound()).isTrue();
      assertThat(verify(forged).findings())
          .anySatisfy(
              found -> {
                assertThat(found.code()).isEqualTo(FindingCode.V00);
                assertThat(found.sentence()).contains("tile/entries/001", "entries.jsonl");
              });
    }
  }

  private JpaStorage stored() throws Exception {
    JpaStorage storage = database.open();
    shop.write(storage);
    return storage;
  }

  /** One that ended. */
  private TrailQuery session() {
    StoredRecord end = shop.records().get(shop.places("session-end").get(0));
    return TrailQuery.all().ofSession(end.text("sid"));
  }

  private Path zip(JpaStorage from, TrailReader reader, TrailQuery query) throws Exception {
    Path zip = dir.resolve("bundle.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      write(from, reader, query, new ZipSink(out, dir));
    }
    return zip;
  }

  private void write(JpaStorage from, TrailReader reader, TrailQuery query, BundleSink sink)
      throws Exception {
    new BundleWriter(
            from.ledger(), new BundleWriter.Source(reader, ShopLog.policy(), "test", shop.now()))
        .write(BundleSelection.of(query, Conditions.of(query)), sink, AuditReport.Progress.NONE);
  }

  private static VerificationReport verify(Path path) throws Exception {
    return verify(path, List.of());
  }

  private static VerificationReport verify(Path path, List<AnchorNote> anchors) throws Exception {
    try (BundleEvidence evidence = BundleEvidence.open(path)) {
      return Verification.of(evidence, VerifierSettings.none().with(anchors));
    }
  }

  /** Somebody who leaves a record out. */
  private record Without(TrailReader all, long hidden) implements TrailReader {
    @Override
    public long size() throws StoreException {
      return all.size();
    }

    @Override
    public long read(TrailQuery query, Visitor visitor) throws Exception {
      return all.read(
          query,
          record -> {
            if (record.index() != hidden) {
              visitor.take(record);
            }
          });
    }

    @Override
    public long count(TrailQuery query) throws StoreException {
      return all.count(query);
    }

    @Override
    public Map<String, Long> losses(TrailQuery query) throws StoreException {
      return all.losses(query);
    }
  }
}
