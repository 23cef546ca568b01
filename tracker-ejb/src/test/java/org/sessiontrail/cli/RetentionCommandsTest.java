package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** The commands that change what is kept, and a person's own copy. */
class RetentionCommandsTest {
  @TempDir Path directory;

  private final StringWriter err = new StringWriter();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void erase_asADryRun_countsAndChangesNothing() throws Exception {
    LogFile log = log();

    assertThat(run(log, "erase", "--user", "ada", "--request", "R1", "--basis", "17", "--dry-run"))
        .isEqualTo(ExitCode.FINE);

    assertThat(err.toString()).contains("3 records", "request", "nothing was changed");
    assertThat(log.of(LogFile.APP, Kind.ERASURE)).isEmpty();
  }

  @Test
  void erase_atLevelE3_countsTheKeys() throws Exception {
    LogFile log = log();
    String[] erase = {"erase", "--user", "ada", "--request", "R1", "--basis", "17", "--level"};

    assertThat(run(log, with(erase, "e3", "--dry-run"))).isEqualTo(ExitCode.FINE);
    assertThat(err.toString()).containsPattern("keys +0").contains("nothing was changed");
    assertThat(run(log, with(erase, "e4", "--dry-run"))).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("e1, e2 or e3");
  }

  @Test
  void erase_withoutConsent_isRefused_andWithItDone() throws Exception {
    LogFile log = log();
    String[] erase = {"erase", "--user", "ada", "--request", "R1", "--basis", "GDPR 17"};

    assertThat(run(log, erase)).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("--yes");
    assertThat(run(log, with(erase, "--yes"))).isEqualTo(ExitCode.FINE);

    List<StoredRecord> stated = log.of(LogFile.APP, Kind.ERASURE);
    assertThat(stated).hasSize(1);
    assertThat(stated.get(0).members())
        .containsEntry("outcome", "done")
        .containsEntry("count", 3L)
        .containsEntry("request", "R1");
    assertThat(stated.get(0).personal().toString()).contains(System.getProperty("user.name"));
    assertThat(log.of(LogFile.APP, Kind.REQUEST)).allMatch(r -> r.personal().isEmpty());
    assertThat(log.of(LogFile.APP, Kind.ACTION)).noneMatch(r -> r.personal().isEmpty());
  }

  @Test
  void erase_withABasisThatNamesTheUser_isRefused() throws Exception {
    assertThat(run(log(), "erase", "--user", "ada", "--request", "R1", "--basis", "ada asked"))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("must not name the user");
  }

  @Test
  void erase_ofWhatIsHeld_waitsForTheRelease() throws Exception {
    LogFile log = log();
    assertThat(run(log, "hold", "--user", "ada", "--case", "C7")).isEqualTo(ExitCode.FINE);
    assertThat(run(log, "hold", "--list")).isEqualTo(ExitCode.FINE);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("C7\tuser (restricted)");

    assertThat(run(log, "erase", "--user", "ada", "--request", "R", "--basis", "17", "--yes"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(log.of(LogFile.APP, Kind.REQUEST)).noneMatch(r -> r.personal().isEmpty());
    assertThat(run(log, "release", "--case", "C7")).isEqualTo(ExitCode.FINE);

    assertThat(log.of(LogFile.APP, Kind.REQUEST)).allMatch(r -> r.personal().isEmpty());
    assertThat(run(log, "release", "--case", "C7")).isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void purge_needsThePeriodsOfTheServers() throws Exception {
    LogFile log = log();

    assertThat(run(log, "purge", "--dry-run")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run(log, "purge", "--retention", "for-ever", "--dry-run"))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(run(log, "purge", "--retention", "pci,sox", "--days", "requests=1", "--dry-run"))
        .isEqualTo(ExitCode.FINE);
    assertThat(err.toString()).contains("3 records of shop.example.com are past their period");
    assertThat(log.of(LogFile.APP, Kind.REQUEST)).hasSize(3);
  }

  @Test
  void subject_isAPersonsOwnCopy_andOnRecord() throws Exception {
    LogFile log = log();
    Path zip = directory.resolve("ada.zip");
    Path about = Files.writeString(directory.resolve("about"), "controller=<Shop> & Co\n");

    assertThat(
            run(
                log,
                "subject",
                "--user",
                "ada",
                "--out",
                zip.toString(),
                "--reason",
                "DSR-9, passport seen",
                "--about",
                about.toString()))
        .isEqualTo(ExitCode.FINE);

    Map<String, String> files = unzipped(zip);
    assertThat(files)
        .containsOnlyKeys(
            "about.json",
            "consents.jsonl",
            "detections.jsonl",
            "events.csv",
            "leaves.jsonl",
            "report.html",
            "sessions.jsonl");
    assertThat(files.get("events.csv")).contains("GET /item/0", "GET /item/2");
    assertThat(files.get("sessions.jsonl")).contains("\"session\":\"trail-1\"", "\"requests\":3");
    assertThat(files.get("about.json")).contains("\"requests\":762", "\"records\":3");
    assertThat(files.get("report.html"))
        .contains("&#60;Shop&#62; &#38; Co", "user: ada")
        .doesNotContain("<script", "http:", "https:");
    assertThat(files.values()).noneMatch(text -> text.contains("bob"));
    StoredRecord export = log.of(LogFile.APP, Kind.EXPORT).get(0);
    assertThat(export.members())
        .containsEntry("format", "subject")
        .containsEntry("reason", "DSR-9, passport seen");
    assertThat(export.personal().toString()).contains("ada", System.getProperty("user.name"));
  }

  private LogFile log() throws Exception {
    return new LogFile(directory.resolve("trail"), null, null).write(LogFile.APP, 3);
  }

  private int run(LogFile log, String... command) {
    String[] all = with(command, "--jdbc-url", log.url());
    return TrackerCli.run(out, new PrintWriter(err, true), () -> false, all);
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static Map<String, String> unzipped(Path file) throws Exception {
    Map<String, String> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (var entry : java.util.Collections.list(zip.entries())) {
        files.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
