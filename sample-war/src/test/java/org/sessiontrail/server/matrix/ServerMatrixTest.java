package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerMatrixTest {
  private static final Path DATA = Path.of("..", "docs", "servers.json");
  private static final Path README = Path.of("..", "README.md");
  private static final Path PAGE = Path.of("..", "docs", "servers.md");

  @TempDir private Path dir;

  /**
   * With {@code -Dsessiontrail.docs=write} the results of this build's runs are taken in, and the
   * pages are brought up to date.
   */
  @Test
  void pages_holdTheTablesOfTheData() throws IOException {
    ServerMatrix matrix = ServerMatrix.read(DATA);
    if ("write".equals(System.getProperty("sessiontrail.docs"))) {
      matrix = matrix.with(ServerMatrix.results(ServerRun.RESULTS));
      Files.writeString(DATA, matrix.json());
      Files.writeString(README, readme(matrix));
      Files.writeString(PAGE, page(matrix));
    } else {
      assertThat(Files.readString(DATA)).isEqualTo(matrix.json());
      assertThat(Files.readString(README)).as("%s", README).isEqualTo(readme(matrix));
      assertThat(Files.readString(PAGE)).as("%s", PAGE).isEqualTo(page(matrix));
    }
  }

  private static String readme(ServerMatrix matrix) throws IOException {
    return between(Files.readString(README), "servers", matrix.shortTable());
  }

  private static String page(ServerMatrix matrix) throws IOException {
    String page = Files.readString(PAGE);
    return between(between(page, "runs", matrix.longTable()), "limits", matrix.limits());
  }

  private static String between(String page, String name, String table) {
    String begin = "<!-- " + name + ":begin -->\n";
    String end = "<!-- " + name + ":end -->";
    assertThat(page).contains(begin, end);
    int from = page.indexOf(begin) + begin.length();
    return page.substring(0, from) + table + page.substring(page.indexOf(end));
  }

  @Test
  void with_aNewerRun_replacesTheOneOnTheSameJava() throws IOException {
    ServerMatrix matrix =
        matrix(run("wildfly", "17", 70, 0), run("wildfly", "25", 70, 0))
            .with(List.of(run("wildfly", "17", 71, 0)));

    assertThat(matrix.longTable()).contains("| 71 |", "| 70 |");
    assertThat(matrix.shortTable().lines()).hasSize(3);
    assertThat(matrix.shortTable()).contains("| 17, 25 |");
  }

  @Test
  void with_aRunThatFailed_hasNoRowForIt() throws IOException {
    ServerMatrix matrix =
        matrix(run("wildfly", "17", 70, 0)).with(List.of(run("wildfly", "17", 69, 1)));

    assertThat(matrix.longTable()).doesNotContain("wildfly");
  }

  @Test
  void with_aServerThatWasNotRun_saysSoOnlyWhereNothingIsKnown() throws IOException {
    List<ServerRun> notRun = List.of(notRun("payara7"), notRun("wildfly"));
    ServerMatrix matrix = matrix(run("wildfly", "17", 70, 0)).with(notRun);

    assertThat(matrix.shortTable().lines().filter(line -> line.contains("not run: no JDK >= 21")))
        .singleElement()
        .asString()
        .contains("payara7");
    assertThat(matrix.with(List.of(run("payara7", "25", 70, 0))).shortTable())
        .doesNotContain("not run");
  }

  @Test
  void tables_ofALimitedRun_nameTheLimitAndItsReason() throws IOException {
    ServerMatrix matrix =
        matrix(
            new ServerRun(
                "jetty12",
                Map.of("name", "Jetty", "version", "12", "java", "17 (17.0.15)"),
                Map.of("passed", 69, "failed", 0, "limited", 1),
                List.of(new ServerRun.Limit("refusals unseen", "No listener is called."))));

    assertThat(matrix.shortTable()).contains("| 69 cases; limited: refusals unseen |");
    assertThat(matrix.longTable()).contains("| 69 and 1 limited |");
    assertThat(matrix.limits())
        .isEqualTo("- Jetty 12, Java 17: refusals unseen. No listener is called.\n");
  }

  @Test
  void tables_ofARunThatComparedAnswers_joinItsServer() throws IOException {
    ServerMatrix matrix = matrix(run("jetty12", "17", 70, 0)).with(List.of(answers(30, 0)));

    assertThat(matrix.longTable().lines()).hasSize(3);
    assertThat(matrix.longTable()).contains("| 70 | 30 and 1 limited |");
    assertThat(matrix.shortTable()).contains("| 100 cases; limited: no upgrade |");
    assertThat(matrix.limits()).isEqualTo("- jetty12 1.0, Java 17: no upgrade. It has none.\n");
    assertThat(matrix.with(List.of(answers(29, 1))).longTable()).contains("| 70 |  |");
  }

  private static ServerRun answers(int passed, int failed) {
    return new ServerRun(
        "jetty12",
        Map.of("name", "jetty12", "java", "17", "contract", "answers"),
        Map.of("passed", passed, "failed", failed, "limited", 1),
        List.of(new ServerRun.Limit("no upgrade", "It has none.")));
  }

  private ServerMatrix matrix(ServerRun... runs) throws IOException {
    Path file = dir.resolve("servers.json");
    List<String> json = new ArrayList<>();
    for (ServerRun run : runs) {
      json.add(ServerRun.text(run.json()));
    }
    Files.writeString(file, "[" + String.join(",", json) + "]");
    return ServerMatrix.read(file);
  }

  private static ServerRun run(String id, String java, int passed, int failed) {
    return new ServerRun(
        id,
        Map.of("name", id, "java", java + " (" + java + ".0.1)", "version", "1.0"),
        Map.of("passed", passed, "failed", failed, "limited", 0),
        List.of());
  }

  private static ServerRun notRun(String id) {
    return new ServerRun(id, Map.of("name", id, "notRun", "no JDK >= 21"), Map.of(), List.of());
  }
}
