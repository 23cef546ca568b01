package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.report.session.SessionLog.FAILED;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.session.SessionLog;
import org.sessiontrail.store.jpa.JpaStorage;

class TimelineCommandTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private LogFile log;

  @BeforeEach
  void store() throws Exception {
    log = new LogFile(directory.resolve("trail"), null, null);
    MemoryTrail sessions = SessionLog.both();
    List<StoredRecord> records = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      records.add(sessions.get(i).stored());
    }
    DatabaseConfig database = new DatabaseConfig(null, log.url(), null, null);
    try (JpaStorage storage =
        JpaStorage.open(database, new JpaStorage.Log(LogFile.APP, LogFile.KEY))) {
      storage.store().append(records);
    }
    Files.write(directory.resolve("tracker.key"), new byte[KeyedHash.KEY_BYTES]);
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of("timeline"));
    all.addAll(List.of(words));
    all.addAll(List.of("--jdbc-url", log.url()));
    return TrackerCli.run(out, new PrintWriter(err, true), all.toArray(String[]::new));
  }

  private String taken() {
    String text = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return text;
  }

  @Test
  void timeline_byCode_isShownAndRecorded() throws Exception {
    String code = SessionLog.codes().of(SessionLog.failure());
    String key = directory.resolve("tracker.key").toString();

    assertThat(run("--code", code, "--key-file", key)).isEqualTo(ExitCode.FINE);

    assertThat(taken()).startsWith("Session " + FAILED).contains("> ", "at shop.Payment.charge");
    assertThat(log.of(LogFile.APP, Kind.AUDIT_READ))
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.members()).containsEntry("format", "timeline.table");
              assertThat(read.personal().toString()).contains("code=" + code);
            });
  }

  @Test
  void timeline_asAScriptAndAsAComparison_isGiven() {
    assertThat(run("--trail", FAILED, "--format", "curl", "--base-url", "http://t:81"))
        .isEqualTo(ExitCode.FINE);
    assertThat(taken()).startsWith("#!/bin/sh").contains("'http://t:81'");
    assertThat(run("--session", FAILED, "--compare")).isEqualTo(ExitCode.FINE);
    assertThat(taken()).contains("<- first difference");
  }

  @Test
  void timeline_ofNothing_saysWhatIsWrong() {
    assertThat(run()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("say which session");
    assertThat(run("--code", "7KQ2M-9XW4R")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("TRK-0714", "--key-file");
    assertThat(run("--session", FAILED, "--format", "pdf")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("format is one of");
  }
}
