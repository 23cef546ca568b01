package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.T0;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.config.TrackerConfig.RetentionPreset;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.TlogProof;
import org.sessiontrail.ledger.source.DatabaseEvidence;
import org.sessiontrail.ledger.tree.ProofCheck;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.ledger.verify.ShopLog;
import org.sessiontrail.ledger.verify.Verification;
import org.sessiontrail.ledger.verify.VerificationReport;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Disclosure;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.Traces;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.bundle.BundleEvidence;
import org.sessiontrail.report.bundle.BundleSelection;
import org.sessiontrail.report.bundle.BundleWriter;
import org.sessiontrail.report.bundle.DirectorySink;
import org.sessiontrail.report.format.ReportFormat;
import org.sessiontrail.report.subject.SubjectAbout;
import org.sessiontrail.report.subject.SubjectExport;
import org.sessiontrail.retention.ErasureLevel;
import org.sessiontrail.retention.Purge;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.retention.Subject;
import org.sessiontrail.store.StoredCheckpoint;
import org.sessiontrail.store.TrailQuery;

/**
 * One log through all that is done to it: a user of a thousand is erased, another held, the rest
 * purged. Nothing is left of the one, and every rule of the verifier is content after each step.
 */
abstract class ForgettingContract extends RetentionFixture {
  private static final String[] SECRETS = {"zaphod", SECRET_IP, SECRET_AGENT};
  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

  @TempDir Path bundles;
  @TempDir Path spool;
  private ThousandUsers node;
  private int written;

  @SuppressWarnings("NullAway.Init") // set before each test
  ForgettingContract(Backend backend) {
    super(backend);
  }

  @BeforeEach
  void fill() throws Exception {
    setTime(T0);
    node = new ThousandUsers(storage, clock, spool, "n1/b1");
    node.come();
  }

  @Test
  void erase_oneUserOfAThousand_leavesNoTraceAnywhere() throws Exception {
    assertThat(verified()).isEmpty();
    everywhere()
        .forEach((place, text) -> assertThat(Traces.in(text, known(place))).as(place).isNotEmpty());

    erase();
    node.rest();
    node.seal();

    everywhere().forEach((place, text) -> assertThat(Traces.in(text, SECRETS)).as(place).isEmpty());
    String files = backend.files(this);
    assertThat(files).contains("user998"); // else it could not be read
    assertThat(Traces.in(files, SECRETS)).isEmpty();
    assertThat(verified()).containsOnly(FindingCode.V17);
    assertNothingIsMissingWithoutARecord();
    assertThat(Traces.in(Traces.bytes(spool), "user")).isEmpty();
  }

  /** Else the search would find nothing in what it can't read. */
  private static String known(String place) {
    return switch (place) {
      case "spool" -> "user999"; // of the others nothing is left by then
      case "bundle 3" -> "user700";
      default -> "zaphod";
    };
  }

  @Test
  void log_afterErasureHoldAndPurge_verifies_andTheReportSaysWhatIsMissing() throws Exception {
    erase();
    node.seal();
    storage
        .retention()
        .holds()
        .hold(Selector.ofUser("user700"), subjectOf(Selector.ofUser("user700")), "C7", null, ops);
    node.leave();
    assertThat(verified()).containsOnly(FindingCode.V17);

    clock.passMillis(20 * DAY_MILLIS);
    node = new ThousandUsers(storage, clock, spool, "n1/b2");
    node.visit("user1", "again", ThousandUsers.COMMON_IP, ThousandUsers.COMMON_AGENT);
    node.drain();
    node.seal();
    Purge purge = purge();
    node.seal();

    assertThat(purge.records()).isPositive().isEqualTo(storage.ledger().state().purged());
    assertThat(purge.contents()).isPositive();
    assertThat(verified()).containsOnly(FindingCode.V17);
    assertThat(read(TrailQuery.all().ofUser("user700"))).hasSize(3);
    assertReportSaysWhatIsMissing(purge);
    assertOwnCopyIsProven("user700", "trail-700", 6);

    storage.retention().holds().release("C7", ops);
    node.seal();
    purge();
    node.seal();
    node.leave();

    assertThat(read(TrailQuery.all().ofUser("user700"))).isEmpty();
    assertThat(verified()).isSubsetOf(FindingCode.V17);
    assertNothingIsMissingWithoutARecord();
  }

  @Test
  void report_ofAnErasedTrail_namesTheRecordThatSaysSo() throws Exception {
    erase();
    long said = read(TrailQuery.all().ofKinds(Set.of(Kind.ERASURE))).get(0).index();

    Map<ReportFormat, String> reports = reports(TrailQuery.all().ofSession("trail-z"));

    String words = "erased by record #" + said;
    reports.forEach((format, text) -> assertThat(text).as(format.id()).contains(words));
    String sentence = "personal values of 5 records " + words + " (request R1)";
    reports.forEach((format, text) -> assertThat(text).as(format.id()).contains(sentence));
  }

  private void erase() throws Exception {
    node.audited("zaphod");
    storage.store().park(as("n9/b1", 7, Fact.of(Kind.LOGIN, T0).user("zaphod")), null, "zaphod!");
    var done =
        erasures()
            .erase(
                request("R1", ErasureLevel.E1),
                subjectOf(Selector.ofUser("zaphod")),
                (count, total) -> {});
    assertThat(done.erased()).isEqualTo(6);
  }

  private Purge purge() throws Exception {
    RetentionConfig tenDays = RetentionConfig.of(List.of(RetentionPreset.DEFAULT));
    for (RecordClass each : RecordClass.values()) {
      tenDays = tenDays.with(each, 10);
    }
    Purge purge = new Purge(storage.retention().purges(), tenDays, ops);
    while (purge.step()) {
      // one transaction after the other
    }
    return purge;
  }

  /** The codes of all findings, in the database and in bundles of all forms. */
  private List<FindingCode> verified() throws Exception {
    List<VerificationReport> reports = new ArrayList<>();
    try (DatabaseEvidence evidence = new DatabaseEvidence(storage.ledger())) {
      reports.add(Verification.of(evidence, settings()));
    }
    for (Path bundle : bundles()) {
      try (BundleEvidence evidence = BundleEvidence.open(bundle)) {
        reports.add(Verification.of(evidence, settings()));
      }
    }
    for (VerificationReport report : reports) {
      assertThat(report.isSound()).as(report.findings().toString()).isTrue();
    }
    return reports.stream().flatMap(r -> r.findings().stream()).map(Finding::code).toList();
  }

  private static VerifierSettings settings() {
    return VerifierSettings.none().with(ShopLog.policy());
  }

  /** The whole log, a period, one trail. */
  private List<Path> bundles() throws Exception {
    return List.of(
        bundle(TrailQuery.all()),
        bundle(TrailQuery.all().between(T0 + 30_000_000, T0 + 70_000_000)),
        bundle(TrailQuery.all().ofSession("trail-z")),
        bundle(TrailQuery.all().ofSession("trail-700")));
  }

  private Path bundle(TrailQuery query) throws Exception {
    Path to = bundles.resolve("bundle-" + written++);
    new BundleWriter(
            storage.ledger(),
            new BundleWriter.Source(
                storage.reader(), ShopLog.policy(), "test 1", clock.epochMicros()))
        .write(
            BundleSelection.of(query, Map.of()), new DirectorySink(to), AuditReport.Progress.NONE);
    return to;
  }

  /** What can be read at each place that the person may be found at. */
  private Map<String, String> everywhere() throws Exception {
    Map<String, String> out = new TreeMap<>();
    out.put("database", String.join("\n", dump()));
    out.put("spool", Traces.bytes(spool));
    reports(TrailQuery.all()).forEach((format, text) -> out.put(format.id(), text));
    int count = 0;
    for (Path bundle : bundles()) {
      out.put("bundle " + count++, Traces.bytes(bundle));
    }
    return out;
  }

  private Map<ReportFormat, String> reports(TrailQuery query) throws Exception {
    Map<ReportFormat, String> out = new EnumMap<>(ReportFormat.class);
    for (ReportFormat format : ReportFormat.values()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new AuditReport(storage.reader(), ShopLog.ORIGIN, clock)
          .write(query, format.writer(bytes), AuditReport.Progress.NONE);
      out.put(
          format,
          switch (format) {
            case PDF -> pdf(bytes.toByteArray());
            case XLSX -> String.join("\n", unzipped(bytes.toByteArray()).values());
            default -> bytes.toString(StandardCharsets.UTF_8);
          });
    }
    return out;
  }

  /** Its text, lines joined as they were before they were broken. */
  private static String pdf(byte[] bytes) throws Exception {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private Map<String, String> unzipped(byte[] bytes) throws Exception {
    Map<String, String> out = new TreeMap<>();
    Path file = Files.write(bundles.resolve("unzipped-" + written++), bytes);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        out.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
      }
    }
    return out;
  }

  private void assertReportSaysWhatIsMissing(Purge purge) throws Exception {
    Map<ReportFormat, String> reports = reports(TrailQuery.all());
    String beginning = purge.records() + " records at the beginning of the log purged by record #";
    reports.forEach(
        (format, text) -> {
          assertThat(text).as(format.id()).contains(beginning);
          assertThat(text)
              .as(format.id())
              .contains(" purged under class requests by record #")
              .contains(" purged under class security by record #");
        });
    assertThat(storage.reader().losses(TrailQuery.all()))
        .containsEntry("removed.purge", purge.contents())
        .containsEntry("removed.beginning", purge.records());
  }

  /** Each record in a person's copy is proven by a checkpoint, with what it discloses. */
  private void assertOwnCopyIsProven(String user, String trail, int records) throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    Subject subject = subjectOf(Selector.ofUser(user));
    new SubjectExport(storage.reader(), storage.ledger(), ShopLog.ORIGIN, clock)
        .write(subject, user, new SubjectAbout(Map.of(), Map.of()), ReportFormat.CSV::writer, zip);
    Map<String, String> files = unzipped(zip.toByteArray());
    List<Map<String, Object>> leaves =
        files
            .getOrDefault("leaves.jsonl", "")
            .lines()
            .map(line -> CanonicalJson.object(line.getBytes(StandardCharsets.UTF_8)))
            .toList();
    assertThat(leaves).hasSize(records);
    for (Map<String, Object> leaf : leaves) {
      byte[] bytes = String.valueOf(leaf.get("leaf")).getBytes(StandardCharsets.UTF_8);
      String name = "proofs/" + leaf.get("index") + ".tlog-proof";
      TlogProof proof = TlogProof.parse(files.getOrDefault(name, ""));
      assertThat(proof.index()).isEqualTo(leaf.get("index"));
      assertIsIn(bytes, proof);
      StoredRecord record = StoredRecord.of(bytes, List.of(), null);
      assertThat(record.text("sid")).isEqualTo(trail);
      assertThat(leaf.get("disclosures"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .allSatisfy(
              disclosure ->
                  assertThat(record.members().get("_sd"))
                      .asInstanceOf(InstanceOfAssertFactories.LIST)
                      .contains(Disclosure.digest(disclosure.toString())));
    }
  }

  private void assertIsIn(byte[] leaf, TlogProof proof) throws Exception {
    Checkpoint checkpoint = Checkpoint.parse(proof.note().text());
    StoredCheckpoint newest = Objects.requireNonNull(storage.ledger().newest());
    assertThat(checkpoint.root()).isEqualTo(newest.checkpoint().root());
    assertThat(
            ProofCheck.includes(
                new TreeHasher().leaf(leaf),
                proof.index(),
                checkpoint.size(),
                proof.path(),
                checkpoint.root()))
        .isTrue();
  }
}
