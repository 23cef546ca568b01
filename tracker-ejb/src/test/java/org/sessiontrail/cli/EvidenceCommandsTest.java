package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.verify.ShopLog;
import org.sessiontrail.ledger.verify.TamperedDatabase;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;

/** Reports that name their checkpoint, and what somebody takes to a dispute. */
class EvidenceCommandsTest {
  @TempDir Path dir;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private TamperedDatabase database = TamperedDatabase.h2(Path.of("none"));
  private ShopLog shop = ShopLog.of(1);

  @BeforeEach
  void writeLog() throws Exception {
    shop = ShopLog.of(600);
    database = TamperedDatabase.h2(dir.resolve("trail"));
    try (JpaStorage storage = database.open()) {
      shop.write(storage);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl", "ocsf", "ecs", "syslog", "xes"})
  void export_ofASealedLog_namesTheNewestCheckpoint(String format) throws Exception {
    Path file = dir.resolve("report");

    assertThat(live("export", "--format", format, "--out", file.toString()))
        .describedAs(err.toString())
        .isEqualTo(ExitCode.FINE);

    assertThat(Files.readString(file)).contains(root(), "--anchor FILE");
  }

  @Test
  void export_isRecordedWithIdHashAndCheckpoint() throws Exception {
    Path file = dir.resolve("report.jsonl");
    live("export", "--format", "jsonl", "--out", file.toString());

    StoredRecord export = last(Kind.EXPORT);

    String hash =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    assertThat(export.members())
        .containsEntry("sha256", hash)
        .containsEntry("checkpoint", (long) shop.records().size());
    assertThat(Files.readString(file))
        .contains("\"id\":\"" + export.members().get("report") + "\"");
  }

  @Test
  void export_asPdf_statesCheckpointLimitAndHowToVerify() throws Exception {
    Path file = dir.resolve("report.pdf");
    live("export", "--format", "pdf", "--pdf-rows", "7", "--out", file.toString());

    String text = text(file);

    assertThat(text)
        .contains(root(), "Records covered " + shop.records().size(), "verify BUNDLE --anchor FILE")
        .contains("This document prints the first 7 of " + shop.records().size() + " records")
        .contains("Not every record is printed");
  }

  @Test
  void export_withALimitThatMeansNothing_isWrongUse() {
    assertThat(live("export", "--format", "csv", "--pdf-rows", "7")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(live("export", "--format", "pdf", "--pdf-rows", "many", "--out", "x"))
        .isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void dispute_ofASession_isVerifiedOfflineAsItIs() throws Exception {
    String sid = String.valueOf(shop.records().get(300).text("sid"));
    Path pack = dir.resolve("pack.zip");

    assertThat(live("dispute", "--session", sid, "--out", pack.toString()))
        .describedAs(err.toString())
        .isEqualTo(ExitCode.FINE);

    Path anchor = Files.writeString(dir.resolve("anchor"), newest().toString());
    Path policy = Files.writeString(dir.resolve("policy"), ShopLog.policy().toString());
    int code =
        run(
            "verify",
            pack.toString(),
            "--anchor",
            anchor.toString(),
            "--policy",
            policy.toString());
    assertThat(code).describedAs(said()).isEqualTo(ExitCode.FINE);
    assertThat(said()).contains("NOTHING FOUND", "anchors     1 hold");
    try (ZipFile zip = new ZipFile(pack.toFile())) {
      assertThat(read(zip, "README.txt"))
          .contains("Asked for     session " + sid, "tracker-cli.jar verify THIS-FILE.zip", root());
      assertThat(read(zip, "report.csv")).contains(sid, "\"end\"");
      assertThat(read(zip, "verification.txt")).contains("NOTHING FOUND");
      assertThat(zip.getEntry("report.pdf").getSize()).isGreaterThan(1_000);
      assertThat(zip.stream().filter(each -> each.getName().startsWith("proofs/")).count())
          .isGreaterThan(10);
    }
    assertThat(last(Kind.EXPORT).members())
        .containsEntry("format", "dispute")
        .containsEntry("outcome", "success")
        .containsKeys("report", "sha256", "checkpoint");
  }

  @Test
  void dispute_ofAPeriodOrAUser_isVerifiedToo() throws Exception {
    String user = "user" + shop.records().get(300).text("sid");
    Path ofUser = dir.resolve("user.zip");
    Path ofPeriod = dir.resolve("period.zip");

    assertThat(live("dispute", "--user", user, "--out", ofUser.toString())).isZero();
    assertThat(live("dispute", "--from", "2020-01-01", "--out", ofPeriod.toString()))
        .describedAs(err.toString())
        .isZero();

    assertThat(run("verify", ofUser.toString())).describedAs(said()).isZero();
    assertThat(run("verify", ofPeriod.toString())).describedAs(said()).isZero();
  }

  @Test
  void dispute_afterOneByteWasChanged_isReported() throws Exception {
    String sid = String.valueOf(shop.records().get(300).text("sid"));
    Path pack = dir.resolve("pack.zip");
    live("dispute", "--session", sid, "--out", pack.toString());
    byte[] whole = Files.readAllBytes(pack);

    for (int at = 10; at < whole.length; at += whole.length / 25) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(pack, changed);
      assertThat(run("verify", pack.toString())).as("byte " + at).isEqualTo(ExitCode.FINDINGS);
    }
  }

  @Test
  void dispute_ofNobody_isRefusedAndRecorded() throws Exception {
    Path pack = dir.resolve("pack.zip");

    assertThat(live("dispute", "--out", pack.toString())).isEqualTo(ExitCode.WRONG_USE);
    assertThat(live("dispute", "--user", "nobody", "--out", pack.toString()))
        .isEqualTo(ExitCode.WRONG_USE);

    assertThat(err.toString()).contains("--user, --session", "TRK-0551");
    assertThat(pack).doesNotExist();
    assertThat(last(Kind.EXPORT).members()).containsEntry("outcome", "failed");
  }

  private SignedNote newest() {
    return shop.notes().get(shop.notes().size() - 1);
  }

  private String root() {
    return newest().text().lines().toList().get(2);
  }

  private StoredRecord last(Kind kind) throws Exception {
    List<StoredRecord> found = new ArrayList<>();
    try (JpaStorage storage = database.open()) {
      storage
          .reader()
          .read(TrailQuery.all().ofKinds(Set.of(kind)), record -> found.add(record.stored()));
    }
    return found.get(found.size() - 1);
  }

  private static String read(ZipFile zip, String name) throws Exception {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String text(Path file) throws Exception {
    try (PDDocument read = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
    }
  }

  private int live(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    String url = database.config().jdbcUrl();
    all.addAll(List.of("--jdbc-url", url, "--jdbc-user", "sa", "--jdbc-password", "sa"));
    return run(all.toArray(new String[0]));
  }

  private int run(String... command) {
    return TrackerCli.run(out, new PrintWriter(err, true), command);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
