package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.record.Kind;

final class ImportCommandTest {
  private static final String LINE =
      "192.0.2.1 - ann [05/Jan/2026:10:00:00 +0000] \"GET /a HTTP/1.1\" 200 5\n";

  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();

  @Test
  void import_intoAnExistingLog_goesBesideWhatIsThere() throws Exception {
    LogFile log = new LogFile(directory.resolve("trail"), null, null).write(LogFile.APP, 2);
    Path file = Files.writeString(directory.resolve("a.log"), LINE + "x\n");

    int code = run("--jdbc-url", log.url(), file.toString());

    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains("note: without --key-file")
        .contains("read as common (found out): 2 lines, 2 of them new; 6 new records of ")
        .contains("rejected: line 2: no time in brackets")
        .contains("rejected lines are in " + directory.resolve("a.log.rejects"));
    assertThat(log.of(LogFile.APP, Kind.REQUEST)).hasSize(3);
    assertThat(log.of(LogFile.APP, Kind.STREAM_OPEN)).hasSize(1);
    assertThat(log.of(LogFile.APP, Kind.STREAM_CLOSE)).hasSize(1);
  }

  @Test
  void import_ofStandardInput_readsIt() throws Exception {
    LogFile log = new LogFile(directory.resolve("trail"), null, null).write(LogFile.APP, 1);
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(LINE.getBytes(StandardCharsets.UTF_8)));
      assertThat(run("--jdbc-url", log.url(), "-")).isEqualTo(ExitCode.FINE);
    } finally {
      System.setIn(before);
    }

    assertThat(log.of(LogFile.APP, Kind.REQUEST)).hasSize(2);
  }

  @Test
  void import_dryRun_countsAndMakesNothing() throws Exception {
    Path file = Files.writeString(directory.resolve("a.log"), LINE + LINE + "x\n");

    int code =
        run("--dry-run", "--jdbc-url", "jdbc:h2:file:" + directory.resolve("t"), file.toString());

    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("3 lines", "1 sessions", "1 lines rejected");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere.log, --dry-run, can't be read",
    ".,           --dry-run, is a directory",
    "a.log,       --format=common2, the format is none of",
    "b.log,       --dry-run, TRK-0600",
    "a.log,       --idle-minutes=0, is not within 1 to 1440",
  })
  void import_ofWhatIsNoLog_isWrongUse(String name, String option, String message)
      throws Exception {
    Files.writeString(directory.resolve("a.log"), LINE);
    Files.writeString(directory.resolve("b.log"), "hello\n");
    Path file = directory.resolve(name);

    int code =
        run(option, "--dry-run".equals(option) ? "--progress" : "--dry-run", file.toString());

    assertThat(code).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).startsWith("error: ").contains(message).hasLineCount(1);
  }

  @Test
  void progress_saysRateAndTimeLeft() {
    assertThat(ProgressLine.linesText(50_000, 250, 1_000, 2_000_000_000L))
        .isEqualTo("50,000 lines, 25,000/s, 25 %, 0:06 left");
    assertThat(ProgressLine.linesText(50_000, 250, -1, 2_000_000_000L))
        .isEqualTo("50,000 lines, 25,000/s");
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("import"));
    all.addAll(List.of(arguments));
    return TrackerCli.run(
        new ByteArrayOutputStream(), new PrintWriter(err, true), all.toArray(String[]::new));
  }
}
