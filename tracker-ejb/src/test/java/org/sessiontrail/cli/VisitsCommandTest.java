package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VisitsCommandTest {
  private static final String LINES =
      """
      192.0.2.1 - ann [05/Jan/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 5 "-" "Firefox"
      192.0.2.1 - ann [05/Jan/2026:10:20:00 +0000] "GET /b HTTP/1.1" 200 5 "-" "Firefox"
      """;

  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();

  @Test
  void import_endsWithVisits_andRebuildMakesThemAnewByOtherRules() throws Exception {
    LogFile log = new LogFile(directory.resolve("trail"), null, null).write(LogFile.APP, 1);
    Path file = Files.writeString(directory.resolve("a.log"), LINES);
    assertThat(run("import", "--jdbc-url", log.url(), file.toString())).isEqualTo(ExitCode.FINE);
    long made = visits(log.url());
    assertThat(err.toString()).contains("visits: made from ");
    assertThat(made).isPositive();

    Path config =
        Files.writeString(directory.resolve("c.properties"), "tracker.visit.idle-minutes=10\n");
    int code =
        run(
            "visits",
            "--rebuild",
            "--progress",
            "--jdbc-url",
            log.url(),
            "--config",
            config.toString());

    assertThat(code).isEqualTo(ExitCode.FINE);
    assertThat(err.toString()).contains("100 %");
    assertThat(visits(log.url())).isEqualTo(made + 1);

    Path more = Files.writeString(directory.resolve("b.log"), LINES.replace("Jan", "Feb"));
    assertThat(run("import", "--jdbc-url", log.url(), more.toString())).isEqualTo(ExitCode.FINE);
    assertThat(err.toString()).contains("note: visits are left to the servers");
    assertThat(visits(log.url())).isEqualTo(made + 1);
  }

  @Test
  void visits_withAFileThatIsNone_isWrongUse() throws Exception {
    LogFile log = new LogFile(directory.resolve("trail"), null, null).write(LogFile.APP, 1);
    Path config =
        Files.writeString(directory.resolve("c.properties"), "tracker.geo.database=/none.mmdb\n");

    assertThat(run("visits", "--jdbc-url", log.url(), "--config", config.toString()))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(err.toString()).contains("/none.mmdb is no file");
  }

  private static long visits(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement run = connection.createStatement();
        ResultSet found = run.executeQuery("select count(*) from tracker_visit")) {
      found.next();
      return found.getLong(1);
    }
  }

  private int run(String... arguments) {
    return TrackerCli.run(
        new ByteArrayOutputStream(),
        new PrintWriter(err, true),
        new ArrayList<>(List.of(arguments)).toArray(String[]::new));
  }
}
