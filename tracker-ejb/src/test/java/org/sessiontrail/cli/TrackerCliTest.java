package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.report.format.ReportFormat;

class TrackerCliTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @Test
  void export_toStandardOutput_isTheReportAndNothingElse() throws Exception {
    LogFile log = log().write(LogFile.APP, 3);

    assertThat(run(log)).isEqualTo(ExitCode.FINE);

    assertThat(rows())
        .extracting(row -> row.getField("what"))
        .containsExactly("GET /item/0", "GET /item/1", "GET /item/2", "order.place");
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("4 records of shop.example.com; 0 lost in gaps");
  }

  @Test
  void export_isItselfRecordedInTheLog() throws Exception {
    LogFile log = log().write(LogFile.APP, 3);

    run(log, "--user", "ada", "--from", "2026-01-05");

    List<StoredRecord> exports = log.exports(LogFile.APP);
    assertThat(exports).hasSize(1);
    assertThat(exports.get(0).members())
        .containsEntry("outcome", "success")
        .containsEntry("rows", 3L)
        .containsEntry("via", "cli");
    assertThat(exports.get(0).personal().toString())
        .contains("user=" + System.getProperty("user.name"))
        .contains("query=from=2026-01-05T00%3A00%3A00.000000Z&user=ada");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void export_ofOneUser_findsThemWithAndWithoutTheKey(boolean key) throws Exception {
    LogFile log = log().write(LogFile.APP, 3);
    Path file = Files.write(directory.resolve("key"), new byte[KeyedHash.KEY_BYTES]);

    int code =
        key ? run(log, "--user", "bob", "--key-file", file.toString()) : run(log, "--user", "bob");

    assertThat(code).isEqualTo(ExitCode.FINE);
    assertThat(rows()).extracting(row -> row.getField("who")).containsExactly("bob");
  }

  @Test
  void export_toAFile_letsItAppearWhole() throws Exception {
    LogFile log = log().write(LogFile.APP, 3);
    Path report = directory.resolve("report.jsonl");
    Files.writeString(report, "old");

    assertThat(run(log, "--format", "jsonl", "--out", report.toString())).isZero();

    assertThat(Files.readAllLines(report)).hasSize(6);
    assertThat(out.size()).isZero();
    assertThat(parts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "pdf"})
  void export_ofBytesToATerminal_isRefused(String format) throws Exception {
    LogFile log = log().write(LogFile.APP, 3);
    String[] asked = arguments(log, "--format", format);

    int code = TrackerCli.run(out, new PrintWriter(err, true), () -> true, asked);

    assertThat(code).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("name a file: --out report." + format).hasLineCount(1);
    assertThat(out.size()).isZero();
    assertThat(log.exports(LogFile.APP)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"xlsx, PK", "pdf, %PDF-1"})
  void export_ofBytesToAFileOrPipe_writesThem(String format, String magic) throws Exception {
    LogFile log = log().write(LogFile.APP, 3);
    Path report = directory.resolve("report." + format);

    assertThat(run(log, "--format", format, "--out", report.toString())).isZero();
    assertThat(run(log, "--format", format)).isZero();

    assertThat(new String(Files.readAllBytes(report), StandardCharsets.ISO_8859_1))
        .startsWith(magic);
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).startsWith(magic);
  }

  @Test
  void help_namesAllFormats() {
    TrackerCli.run(out, new PrintWriter(err, true), "export", "--help");

    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " "))
        .contains("one of " + String.join(", ", ReportFormat.names()));
  }

  @Test
  void export_ofALogThatIsNotThere_createsNothing() throws Exception {
    assertThat(run(log())).isEqualTo(ExitCode.COULD_NOT_RUN);

    assertThat(err.toString()).startsWith("error: ").contains("no such file").hasLineCount(1);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void export_withAWrongPassword_saysSo() throws Exception {
    LogFile log = new LogFile(directory.resolve("trail"), "sa", "right").write(LogFile.APP, 1);
    Path password = Files.writeString(directory.resolve("password"), "right\n");

    assertThat(run(log, "--jdbc-user", "sa", "--jdbc-password", "wrong"))
        .isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(err.toString()).contains("refused user or password").hasLineCount(1);
    assertThat(run(log, "--jdbc-user", "sa", "--jdbc-password-file", password.toString())).isZero();
  }

  @Test
  void rejects_withoutAny_isFineAndQuiet() throws Exception {
    LogFile log = log().write(LogFile.APP, 1);

    assertThat(rejects(log)).isEqualTo(ExitCode.FINE);
    assertThat(out.size()).isZero();
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("0 records of shop.example.com are parked");
  }

  @Test
  void rejects_areListedWithoutPersonalData() throws Exception {
    LogFile log = log().write(LogFile.APP, 1).park(LogFile.APP, "too\u001b[2J\nlong");

    assertThat(rejects(log)).isEqualTo(ExitCode.FINDINGS);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .hasLineCount(1)
        .matches("(?s)[^\t]+/[^\t]+\t9001\trequest\t2026-[^\t]+\t20[^\t]+Z\ttoo \\[2J long\\R")
        .doesNotContain("ada");
    assertThat(log.of(LogFile.APP, Kind.AUDIT_READ)).isEmpty();
  }

  @Test
  void rejects_withTheirContents_areShownOnTheRecord() throws Exception {
    LogFile log = log().write(LogFile.APP, 1).park(LogFile.APP, "why");

    assertThat(rejects(log, "--show")).isEqualTo(ExitCode.FINDINGS);

    assertThat(
            CanonicalJson.object(
                out.toString(StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8)))
        .containsEntry("reason", "why")
        .containsEntry("seq", 9_001L)
        .hasEntrySatisfying("personal", p -> assertThat(p.toString()).contains("ada"))
        .hasEntrySatisfying("record", r -> assertThat(r.toString()).contains("kind=request"));
    assertThat(log.of(LogFile.APP, Kind.AUDIT_READ))
        .singleElement()
        .satisfies(r -> assertThat(r.members()).containsEntry("rows", 1L));
  }

  private int rejects(LogFile log, String... more) {
    List<String> args = new ArrayList<>(List.of("rejects", "--jdbc-url", log.url()));
    args.addAll(List.of(more));
    return TrackerCli.run(out, new PrintWriter(err, true), args.toArray(String[]::new));
  }

  @Test
  void export_withMistakes_namesThemAllAndOpensNothing() {
    assertThat(run(log(), "--format", "doc", "--from", "now")).isEqualTo(ExitCode.WRONG_USE);

    assertThat(err.toString()).contains("format \"doc\" is unknown", "from \"now\" is no time");
    assertThat(run(log(), "--nonsense")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(out.size()).isZero();
  }

  @Test
  void export_ofOneOfSeveralLogs_needsItsName() throws Exception {
    LogFile log = log().write(LogFile.APP, 1).write("blog.example.com", 2);

    assertThat(run(log)).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("--app: shop.example.com, blog.example.com");
    assertThat(run(log, "--app", "wiki")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run(log, "--app", "blog.example.com")).isZero();
    assertThat(rows()).hasSize(3);
    assertThat(log.exports("blog.example.com")).hasSize(1);
    assertThat(log.exports(LogFile.APP)).isEmpty();
  }

  @Test
  void export_toAPlaceThatCannotBeWritten_saysSo() throws Exception {
    LogFile log = log().write(LogFile.APP, 1);

    assertThat(run(log, "--out", directory.resolve("none/report.csv").toString()))
        .isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(run(log, "--out", directory.toString())).isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(err.toString()).contains("can't write to").hasLineCount(2);
  }

  @Test
  void export_whoseReaderLeaves_isRecordedAsAborted() throws Exception {
    LogFile log = log().write(LogFile.APP, 2_000);

    int code =
        TrackerCli.run(
            new OutputStream() {
              private int left = 100_000;

              @Override
              public void write(int b) throws IOException {
                if (left-- <= 0) {
                  throw new IOException("Broken pipe");
                }
              }
            },
            new PrintWriter(err, true),
            "export",
            "--jdbc-url",
            log.url());

    assertThat(code).isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(err.toString())
        .contains("standard output", "the report is cut off", "Broken pipe")
        .hasLineCount(1);
    assertThat(log.exports(LogFile.APP))
        .singleElement()
        .satisfies(export -> assertThat(export.text("outcome")).isEqualTo("aborted"));
  }

  @Test
  void export_ofAReadOnlyDatabase_works_andSaysThatItIsNotRecorded() throws Exception {
    LogFile log = log().write(LogFile.APP, 1);

    int code =
        TrackerCli.run(
            out,
            new PrintWriter(err, true),
            "export",
            "--jdbc-url",
            log.url() + ";ACCESS_MODE_DATA=r");

    assertThat(code).isZero();
    assertThat(rows()).hasSize(2);
    assertThat(err.toString()).contains("note: this export is not recorded");
  }

  @Test
  void debug_showsTheStackTrace() {
    run(log(), "--debug");

    assertThat(err.toString()).contains("\tat org.sessiontrail.");
  }

  @Test
  void progress_showsRowsRatePercentAndTimeLeft() {
    assertThat(ProgressLine.text(250_000, 1_000_000, TimeUnit.SECONDS.toNanos(5)))
        .isEqualTo("250,000 of 1,000,000 records, 50,000/s, 25 %, 0:15 left");
    assertThat(ProgressLine.text(0, 0, 0)).isEqualTo("0 of 0 records, 0/s, 100 %, -:-- left");
  }

  @Test
  void export_withProgress_endsTheLineBeforeItsSummary() throws Exception {
    run(log().write(LogFile.APP, 3), "--progress");

    assertThat(err.toString().lines().toList()).last().asString().startsWith("4 records");
    assertThat(err.toString()).contains("\r4 of 4 records");
  }

  private LogFile log() {
    return new LogFile(directory.resolve("trail"), null, null);
  }

  private int run(LogFile log, String... options) {
    return TrackerCli.run(out, new PrintWriter(err, true), arguments(log, options));
  }

  private static String[] arguments(LogFile log, String... options) {
    List<String> args = new ArrayList<>(List.of("export", "--jdbc-url", log.url()));
    args.addAll(List.of(options));
    return args.toArray(String[]::new);
  }

  private List<NamedCsvRecord> rows() {
    return CsvReader.builder().ofNamedCsvRecord(out.toString(StandardCharsets.UTF_8)).stream()
        .filter(row -> !row.getField("index").isEmpty())
        .toList();
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    }
  }
}
