package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeCommandTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return TrackerCli.run(out, new PrintWriter(err, true), args);
  }

  private String config(String text) throws Exception {
    return Files.writeString(directory.resolve("tracker.properties"), text).toString();
  }

  @Test
  void notice_isMadeOfTheFile_andMakesNoDirectory() throws Exception {
    Path data = directory.resolve("data");
    String file =
        config("tracker.app=shop\ntracker.address=none\nother=1\ntracker.spool.dir=" + data);

    assertThat(run("notice", "--config", file)).as(err.toString()).isEqualTo(ExitCode.FINE);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("What shop records about its use\n")
        .contains("not your network address");
    assertThat(data).doesNotExist();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void notice_asJson_isTheRecordOfProcessing() throws Exception {
    assertThat(run("notice", "--format", "json", "--config", config("tracker.app=shop"))).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"activities\":[{");
  }

  @Test
  void mistakes_areFindings() throws Exception {
    assertThat(run("notice", "--config", config("tracker.address=half")))
        .isEqualTo(ExitCode.FINDINGS);

    assertThat(err.toString()).contains("finding: TRK-0142");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("shortened");
  }

  @Test
  void wrongUse_isSaid() {
    assertThat(run("notice", "--format", "doc")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run("notice", "--config", directory.resolve("none").toString()))
        .isEqualTo(ExitCode.WRONG_USE);

    assertThat(err.toString()).contains("--format is not one of text, html", "can't be read");
    assertThat(out.size()).isZero();
  }
}
