package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.HASH;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.detect.DetectionStore;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.Scene.Actor;
import org.sessiontrail.detect.Scene.Ask;
import org.sessiontrail.detect.rule.Cases;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.jpa.JpaStorage;
import org.sessiontrail.store.nodes.RecoveryStream;

final class DetectCommandTest {
  private static final String APP = "shop.example.com";

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private String url = "";

  @BeforeEach
  void write() throws Exception {
    url = "jdbc:h2:file:" + directory.resolve("trail");
    Scene scene = new Scene();
    for (int i = 0; i < 12; i++) {
      scene.ask(i, Actor.user("s1", "anna", "203.0.113.7"), Ask.page("/x" + i).answered(404));
    }
    scene.signsIn(100, Actor.user("s2", "bert", "203.0.113.8"));
    try (JpaStorage storage =
        JpaStorage.open(new DatabaseConfig(null, url, null, null), new JpaStorage.Log(APP, HASH))) {
      storage.store().append(scene.log().stream().map(TrailRecord::stored).toList());
      RecordEncoder encoder = new RecordEncoder(RecoveryStream.NAME, HASH, new RandomIds());
      DetectionStore detections =
          storage.detections(APP, encoder, TrailClock.system(), () -> Cases.detector(scene));
      while (!detections.follow(1_000, true).isDone()) {
        // each goes on
      }
    }
  }

  private int run(String... arguments) {
    out.reset();
    PrintWriter errors = new PrintWriter(err, true);
    return TrackerCli.run(out, errors, () -> false, arguments);
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void findings_listsWhatWasFound_andIsRecorded() {
    assertThat(run("findings", "--jdbc-url", url)).isEqualTo(ExitCode.FINDINGS);
    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0))
        .contains("  D13  forced-browsing  medium  25  notify  s1  anna  ")
        .contains("10 different paths answered 403 or 404 within 9 s");

    assertThat(run("findings", "--jdbc-url", url, "--rule", "scraping")).isEqualTo(ExitCode.FINE);
    assertThat(run("findings", "--jdbc-url", url, "--session", "s2")).isEqualTo(ExitCode.FINE);
    assertThat(run("findings", "--jdbc-url", url, "--rule", "d13", "--format", "json"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(lines().get(0)).contains("\"evidence\":[0,1,2,3,4,5,6,7,8,9]");
    assertThat(run("export", "--jdbc-url", url, "--format", "jsonl")).isEqualTo(ExitCode.FINE);
    assertThat(lines())
        .anyMatch(line -> line.contains("\"audit-read\"") && line.contains("findings table"));
  }

  @Test
  void replay_showsWhatOtherNumbersWouldHaveFound() {
    assertThat(run("detect", "--jdbc-url", url, "--replay", "--set", "d13.threshold=12"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0)).contains("D13  medium  25  s1  12 different paths");
    assertThat(run("detect", "--jdbc-url", url, "--replay", "--set", "d13.threshold=13"))
        .isEqualTo(ExitCode.FINE);
    assertThat(run("detect", "--jdbc-url", url, "--replay", "--to", "2026-01-01"))
        .isEqualTo(ExitCode.FINE);
    assertThat(run("findings", "--jdbc-url", url)).isEqualTo(ExitCode.FINDINGS);
    assertThat(lines()).hasSize(1);
  }

  @Test
  void detect_whenUsedWrongly_saysHow() {
    assertThat(run("detect", "--jdbc-url", url)).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run("detect", "--jdbc-url", url, "--replay", "--set", "d99.threshold=1"))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("TRK-0733 tracker.detect.d99.threshold=1 is not enabled");
    assertThat(run("detect", "--jdbc-url", url, "--replay", "--set", "d13.threshold=many"))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString())
        .contains("TRK-0733 tracker.detect.d13.threshold=many must be a whole number");
  }

  @Test
  void rebuild_forgetsWhatRulesRemember_notWhatTheyFound() {
    assertThat(run("detect", "--jdbc-url", url, "--rebuild")).isEqualTo(ExitCode.FINE);
    assertThat(run("findings", "--jdbc-url", url)).isEqualTo(ExitCode.FINDINGS);
    assertThat(lines()).hasSize(1);
  }
}
