package org.sessiontrail.report.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.source.TlogDirectory;
import org.sessiontrail.ledger.verify.ShopLog;
import org.sessiontrail.ledger.verify.TamperedDatabase;
import org.sessiontrail.ledger.verify.Verification;
import org.sessiontrail.ledger.verify.VerificationReport;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;

/** What was written is sound, and whatever is done to it is found. */
class BundleTest {
  private static final int SIZE = 1_500;

  @TempDir static Path shared;
  private static ShopLog shop = ShopLog.of(1);
  private static JpaStorage storage;
  private static Path whole = Path.of("");

  @TempDir Path dir;

  /** What somebody does to the files of a bundle. */
  interface Change {
    void to(Path directory) throws IOException;
  }

  record Case(String name, FindingCode code, Change change) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void writeLog() throws Exception {
    shop = ShopLog.of(SIZE);
    storage = TamperedDatabase.h2(shared.resolve("trail")).open();
    shop.write(storage);
    whole = shared.resolve("whole");
    write(TrailQuery.all(), new DirectorySink(whole));
  }

  @AfterAll
  static void close() {
    storage.close();
  }

  @Test
  void write_ofTheWholeLog_isSound_asADirectoryAndAsAZipFile() throws Exception {
    Path zip = zip(TrailQuery.all());

    for (Path path : List.of(whole, zip)) {
      VerificationReport report = verify(path);
      assertThat(report.findings()).extracting(Finding::code).containsOnly(FindingCode.V21);
      assertThat(report.records()).isEqualTo(shop.records().size());
      assertThat(report.checkpoints()).isEqualTo(shop.cuts().size());
    }
    try (ZipFile read = new ZipFile(zip.toFile())) {
      assertThat(read.stream()).hasSameSizeAs(files(whole));
    }
  }

  @Test
  void write_twice_isTheSameFile() throws Exception {
    Path first = zip(TrailQuery.all());
    byte[] bytes = Files.readAllBytes(first);
    Files.delete(first);

    assertThat(Files.readAllBytes(zip(TrailQuery.all()))).isEqualTo(bytes);
  }

  @Test
  void write_ofAPeriod_isSoundAndComplete() throws Exception {
    long from = shop.cuts().get(1).micros() + 30_000_000;
    long to = shop.cuts().get(3).micros() + 30_000_000;
    Path zip = zip(TrailQuery.all().between(from, to));

    VerificationReport report = verify(zip);

    assertThat(report.isSound()).describedAs(report.findings().toString()).isTrue();
    assertThat(report.range().from()).isEqualTo(shop.cuts().get(1).size());
    assertThat(report.range().to()).isEqualTo(shop.cuts().get(4).size());
    assertThat(report.checkpoints()).isEqualTo(4);
  }

  @Test
  void write_ofOneSession_isSoundWithAProofForEach() throws Exception {
    String sid = shop.records().get(700).text("sid");
    Path directory = dir.resolve("sparse");
    write(TrailQuery.all().ofSession(sid), new DirectorySink(directory));

    VerificationReport report = verify(directory);

    assertThat(report.isSound()).describedAs(report.findings().toString()).isTrue();
    assertThat(report.records()).isGreaterThan(10);
    assertThat(report.unchecked()).anyMatch(text -> text.contains("left out"));
    Path proof;
    try (Stream<Path> proofs = Files.list(directory.resolve("proofs"))) {
      proof = proofs.findFirst().orElseThrow();
    }
    Files.writeString(proof, Files.readString(proof).replaceFirst("index [0-9]+", "index 3"));
    assertThat(codes(verify(directory))).contains(FindingCode.V03, FindingCode.V00);
  }

  @Test
  void write_ofTheWholeLog_isALogInTheFormOfTlogTiles() throws Exception {
    VerificationReport report =
        Verification.of(new TlogDirectory(whole), VerifierSettings.none().with(ShopLog.policy()));

    assertThat(report.isSound()).describedAs(report.findings().toString()).isTrue();
    assertThat(report.signed()).isEqualTo(shop.records().size());
  }

  static Stream<Case> manipulations() {
    String size = String.valueOf(shop.cuts().get(2).size());
    return Stream.of(
        new Case("record changed", FindingCode.V07, line(500, text -> text.replace("200", "201"))),
        new Case("record removed", FindingCode.V03, lines(list -> list.remove(500))),
        new Case("record doubled", FindingCode.V03, lines(list -> list.add(500, list.get(500)))),
        new Case("last record removed", FindingCode.V04, lines(list -> list.remove(SIZE - 1))),
        new Case("records swapped", FindingCode.V07, lines(list -> list.add(9, list.remove(8)))),
        new Case("record emptied", FindingCode.V16, line(500, text -> "")),
        new Case("checkpoint removed", FindingCode.V00, remove("checkpoints/" + size)),
        new Case("newest checkpoint removed", FindingCode.V00, remove("checkpoint")),
        new Case(
            "checkpoint of another size",
            FindingCode.V05,
            edit("checkpoints/" + size, "\n" + size, "\n9")),
        new Case("proof removed", FindingCode.V00, remove("consistency")),
        new Case("policy removed", FindingCode.V01, remove("policy.txt")),
        new Case("entries removed", FindingCode.V00, remove(EntryFiles.ENTRIES)),
        new Case("manifest removed", FindingCode.V00, remove(Manifest.NAME)),
        new Case("manifest of lies", FindingCode.V00, edit(Manifest.NAME, "\"to\":", "\"to\":9")),
        new Case("disclosures removed", FindingCode.V16, remove(EntryFiles.DISCLOSURES)),
        new Case(
            "disclosure changed",
            FindingCode.V15,
            edit(EntryFiles.DISCLOSURES, "\"d\":\"W", "\"d\":\"X")),
        new Case(
            "disclosure of another",
            FindingCode.V15,
            edit(EntryFiles.DISCLOSURES, "\"i\":5}", "\"i\":6}")),
        new Case("tile changed", FindingCode.V07, flip("tile/0/001")),
        new Case("file added", FindingCode.V00, to -> Files.writeString(to.resolve("note"), "x")),
        new Case(
            "token of something else",
            FindingCode.V19,
            to -> {
              Files.createDirectories(to.resolve("timestamps"));
              Files.writeString(to.resolve("timestamps/" + size + ".tsr"), "x");
            }),
        new Case(
            "endless line",
            FindingCode.V00,
            to -> Files.write(to.resolve(EntryFiles.ENTRIES), new byte[3 << 20])));
  }

  @ParameterizedTest
  @MethodSource("manipulations")
  void verify_afterAManipulation_findsIt(Case manipulation) throws Exception {
    Path copy = dir.resolve("copy");
    for (Path file : files(whole)) {
      Path to = copy.resolve(whole.relativize(file));
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    }
    manipulation.change().to(copy);

    VerificationReport report = verify(copy);

    assertThat(report.isSound()).isFalse();
    assertThat(codes(report)).contains(manipulation.code());
  }

  @Test
  void verify_afterAnyByteWasFlipped_findsIt() throws Exception {
    ShopLog small = ShopLog.of(5);
    try (JpaStorage other = TamperedDatabase.h2(dir.resolve("small")).open()) {
      small.write(other);
      Path directory = dir.resolve("bundle");
      write(other, TrailQuery.all(), new DirectorySink(directory));
      Path zip = dir.resolve("bundle.zip");
      try (OutputStream out = Files.newOutputStream(zip)) {
        write(other, TrailQuery.all(), new ZipSink(out, dir));
      }
      assertThat(problems(directory)).isEmpty();
      assertThat(problems(zip)).isEmpty();
      assertThat(verify(zip).isSound()).isTrue();
      List<Path> all = new ArrayList<>(files(directory));
      all.add(zip);
      for (Path file : all) {
        assertThat(unseen(file, file.equals(zip) ? zip : directory)).isEmpty();
      }
    }
  }

  /** Places in {@code file} at which a flipped bit is not found. */
  private static List<Integer> unseen(Path file, Path bundle) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < bytes.length; i++) {
      byte before = bytes[i];
      bytes[i] ^= (byte) (1 << (i % 8));
      Files.write(file, bytes);
      if (problems(bundle).isEmpty()) {
        out.add(i);
      }
      if (i % 400 == 0) {
        assertThat(verify(bundle).isSound()).isFalse();
      }
      bytes[i] = before;
    }
    Files.write(file, bytes);
    return out;
  }

  @Test
  void verify_ofHostileFiles_isAFinding() throws Exception {
    Path slip = dir.resolve("slip.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(slip))) {
      out.putNextEntry(new ZipEntry("../../evil"));
      out.write(1);
      out.putNextEntry(new ZipEntry("manifest.json"));
      out.write(new byte[1 << 20]);
    }
    Path empty = Files.write(dir.resolve("empty.zip"), new byte[0]);
    Path noise =
        Files.write(
            dir.resolve("noise.zip"), "PK".repeat(5_000).getBytes(StandardCharsets.US_ASCII));
    byte[] stored = Files.readAllBytes(zip(TrailQuery.all().between(0L, shop.now())));
    Path cut =
        Files.write(dir.resolve("cut.zip"), java.util.Arrays.copyOf(stored, stored.length / 2));
    byte[] longer = java.util.Arrays.copyOf(stored, stored.length + 1);
    Path appended = Files.write(dir.resolve("longer.zip"), longer);

    for (Path hostile : List.of(slip, empty, noise, cut, appended)) {
      assertThat(codes(verify(hostile))).as(hostile.toString()).contains(FindingCode.V00);
    }
    assertThat(Files.exists(dir.resolve("../../evil"))).isFalse();
  }

  private static Change remove(String name) {
    return to -> {
      List<Path> found =
          files(to).stream().filter(file -> file.startsWith(to.resolve(name))).toList();
      for (Path file : found) {
        Files.delete(file);
      }
    };
  }

  private static Change edit(String name, String from, String into) {
    return to -> {
      String text = Files.readString(to.resolve(name));
      assertThat(text).contains(from);
      int at = text.indexOf(from);
      Files.writeString(
          to.resolve(name), text.substring(0, at) + into + text.substring(at + from.length()));
    };
  }

  private static Change flip(String name) {
    return to -> {
      byte[] bytes = Files.readAllBytes(to.resolve(name));
      bytes[0] ^= 1;
      Files.write(to.resolve(name), bytes);
    };
  }

  private static Change line(int number, java.util.function.UnaryOperator<String> edit) {
    return lines(list -> list.set(number, edit.apply(list.get(number) + " ").strip()));
  }

  private static Change lines(java.util.function.Consumer<List<String>> edit) {
    return to -> {
      Path file = to.resolve(EntryFiles.ENTRIES);
      List<String> list = new ArrayList<>(Files.readAllLines(file));
      edit.accept(list);
      Files.writeString(file, String.join("\n", list) + "\n");
    };
  }

  private Path zip(TrailQuery query) throws Exception {
    Path zip = dir.resolve("bundle.zip");
    try (OutputStream out = Files.newOutputStream(zip)) {
      write(query, new ZipSink(out, dir));
    }
    return zip;
  }

  private static void write(TrailQuery query, BundleSink sink) throws Exception {
    write(storage, query, sink);
  }

  private static void write(JpaStorage from, TrailQuery query, BundleSink sink) throws Exception {
    new BundleWriter(
            from.ledger(),
            new BundleWriter.Source(from.reader(), ShopLog.policy(), "test 1", shop.now()))
        .write(BundleSelection.of(query, Map.of("test", "yes")), sink, AuditReport.Progress.NONE);
  }

  private static List<Finding> problems(Path path) throws Exception {
    try (BundleEvidence evidence = BundleEvidence.open(path)) {
      evidence.records(0, Long.MAX_VALUE, record -> {});
      return evidence.problems();
    }
  }

  private static VerificationReport verify(Path path) throws Exception {
    try (BundleEvidence evidence = BundleEvidence.open(path)) {
      return Verification.of(evidence, VerifierSettings.none());
    }
  }

  private static List<FindingCode> codes(VerificationReport report) {
    return report.findings().stream().map(Finding::code).distinct().toList();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }
}
