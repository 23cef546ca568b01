package org.sessiontrail.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.session.SessionLog;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;

/** The console's pages over HTTP, by every role, with a trail that holds hostile texts. */
class ConsolePagesTest {
  private static final String AUDITOR = "eve tracker-auditor";
  private static final String ANALYST = "ann tracker-analyst";
  private static final String HOSTILE = "<script>alert('x')</script>\"><img src=x>";
  private static final List<String> PAGES =
      List.of("/", "/sessions", "/reports", "/reports/devices", "/findings", "/audit", "/settings");

  @TempDir Path directory;

  private final MemoryTrail trail = new MemoryTrail();
  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    SessionLog.failed(trail);
    trail.add(
        Fact.of(Kind.FINDING, MemoryTrail.TEN)
            .put("rule", "D12")
            .put("title", HOSTILE)
            .put("why", HOSTILE)
            .put("severity", "high")
            .put("score", 50L)
            .user(HOSTILE)
            .build());
    server = new ConsoleServer(directory).start();
    server.tracker.provide(TrailReader.class, trail);
    server.tracker.provide(InsightRows.class, ConsolePagesTest::rows);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /** Rows for the devices; nothing for everything else. */
  private static List<@Nullable Object[]> rows(SqlPart statement) throws StoreException {
    List<@Nullable Object[]> out = new ArrayList<>();
    if (statement.text().contains("v.device AS device")) {
      out.add(new Object[] {"", HOSTILE, 12L, 9L, 30L, 4L, 2L, 9L, 8_000L});
      out.add(new Object[] {"", "phone", 20L, 19L, 30L, 4L, 2L, 9L, 8_000L});
    }
    return out;
  }

  private HttpResponse<String> page(String path, @Nullable String user) throws Exception {
    return server.get("/tracker" + path, user);
  }

  @Test
  void everyPage_byAnAuditor_isWholeAndUnderAStrictPolicy() throws Exception {
    for (String path : PAGES) {
      HttpResponse<String> answer = page(path + "?range=all", AUDITOR);

      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
          .doesNotContain("unsafe");
      assertThat(answer.body())
          .startsWith("<!DOCTYPE html>")
          .endsWith("</html>")
          .contains("<h1>", "aria-current=\"page\"")
          .doesNotContain("style=", "onclick", "javascript:", "<script>", "<img");
    }
  }

  @Test
  void everyReport_withoutAnyVisit_saysSo() throws Exception {
    for (Report report : Reports.all()) {
      HttpResponse<String> answer = page("/reports/" + report.name(), AUDITOR);

      if (report.name().equals("release-impact")) {
        assertThat(answer.body()).contains("TRK-0677", "role=\"alert\"", "name=\"before\"");
        continue;
      }
      assertThat(answer.statusCode()).as(report.name()).isEqualTo(200);
      assertThat(answer.body())
          .as(report.name())
          .contains(
              switch (report.name()) {
                case "trend" -> ">0<";
                case "devices" -> "<td";
                default -> "class=\"note\"";
              })
          .contains("class=\"completeness\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tracker-analyst, '/ /reports'",
    "tracker-admin, '/ /settings'",
    "tracker-privacy, '/ /settings'",
    "tracker-auditor, '/ /sessions /reports /findings /audit /settings'",
    "customer, ''",
  })
  void page_isOpenToItsRoles_andOfferedToThemOnly(String role, String open) throws Exception {
    String user = "ada " + role;
    List<String> mine = List.of(open.split(" "));

    for (String path : PAGES) {
      boolean isOpen = mine.stream().anyMatch(each -> each.equals(path) || isBelow(path, each));
      assertThat(page(path, user).statusCode()).as(path).isEqualTo(isOpen ? 200 : 403);
    }
    Matcher offered =
        Pattern.compile("<li><a href=\"/app/tracker([^\"]*)\"").matcher(page("/", user).body());
    List<String> found = new ArrayList<>();
    while (offered.find()) {
      found.add(offered.group(1));
    }
    assertThat(mine.get(0).isEmpty() || found.containsAll(mine)).isTrue();
    assertThat(found.stream().filter(PAGES::contains)).allMatch(mine::contains);
  }

  private static boolean isBelow(String path, String open) {
    return !open.isEmpty() && !open.equals("/") && path.startsWith(open + "/");
  }

  @Test
  void page_forABrowserWithoutTheRole_saysSoAsAPage() throws Exception {
    HttpResponse<String> answer =
        server.send("GET", "/tracker/audit", ANALYST, "Accept", "text/html,*/*");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("role=\"alert\"", "/app/tracker/reports")
        .doesNotContain("/app/tracker/audit");
    assertThat(server.spooled())
        .singleElement()
        .satisfies(read -> assertThat(read.members()).containsEntry("outcome", "refused"));
  }

  @Test
  void report_byAnAnalyst_leadsToNoPerson() throws Exception {
    assertThat(page("/reports/devices", ANALYST).body())
        .contains("phone")
        .doesNotContain("/sessions");
    assertThat(page("/reports/devices", AUDITOR).body())
        .contains("/app/tracker/sessions?range=30d&amp;segment=device%3D%3Dphone");
    assertThat(page("/reports/visits?audience=auditor", ANALYST).statusCode()).isEqualTo(400);
  }

  @Test
  void hostileText_isTextEverywhere() throws Exception {
    for (String path : List.of("/reports/devices", "/findings?range=all", "/?range=all")) {
      assertThat(page(path, AUDITOR).body())
          .doesNotContain("<script>", "<img", "'x'")
          .contains("&lt;script&gt;");
    }
    String asked = "/sessions?user=%3Cscript%3E&segment=%22%3E%3Cimg&from=%3Cb%3E";
    assertThat(page(asked, AUDITOR).body()).doesNotContain("<script>", "<img", "<b>");
  }

  @Test
  void finding_canBeConcluded_andSaysWhatWas() throws Exception {
    String page = page("/findings?range=all", AUDITOR).body();
    Matcher item = Pattern.compile("name=\"item\" value=\"(\\d+)\"").matcher(page);
    assertThat(item.find()).isTrue();
    assertThat(page)
        .contains("name=\"day\" value=\"2026-01-05\"")
        .doesNotContain("<strong>incident");

    HttpResponse<String> concluded =
        server.post(
            "/tracker/api/v1/review",
            AUDITOR,
            "application/x-www-form-urlencoded",
            "day=2026-01-05&disposition=incident&item=" + item.group(1));

    assertThat(concluded.statusCode()).isEqualTo(201);
    server.spooled().stream()
        .filter(each -> each.kind() == Kind.REVIEW)
        .forEach(each -> trail.add(each));
    assertThat(page("/findings?range=all", AUDITOR).body()).contains("<strong>incident");
  }

  @Test
  void session_showsItsRecords_andIsRecorded() throws Exception {
    HttpResponse<String> answer = page("/sessions/trail-failed", AUDITOR);

    assertThat(answer.body())
        .contains("class=\"timeline\"", "failure", "/api/v1/sessions/trail-failed/har", "<svg");
    assertThat(server.spooled())
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.kind()).isEqualTo(Kind.AUDIT_READ);
              assertThat(read.members()).containsEntry("format", "page.session");
              assertThat(read.personal())
                  .containsEntry("what", Map.of("query", "session=trail-failed"));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "/sessions/nobody, 404, TRK-0711",
    "/reports/pagse, 404, TRK-0630",
    "/?range=soon, 400, TRK-0771",
    "/?from=2026-02-30, 400, TRK-0771",
    "/?from=2026-02-02&to=2026-01-01, 400, TRK-0771",
    "/reports/devices?segment=dev%3D%3Dx, 400, TRK-",
    "/settings/x, 404, /settings/x",
  })
  void page_ofAMistake_saysWhatItIs(String path, int status, String says) throws Exception {
    HttpResponse<String> answer = page(path, AUDITOR);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(says, "role=\"alert\"", "</html>");
  }

  @Test
  void page_whenTheTrailFails_saysSoAndRecordsIt() throws Exception {
    trail.failAfter(0, new StoreException("TRK-0300 no", null));

    HttpResponse<String> answer = page("/findings?range=all", AUDITOR);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("TRK-0770").doesNotContain("TRK-0300");
    assertThat(server.spooled())
        .singleElement()
        .satisfies(read -> assertThat(read.members()).containsEntry("outcome", "failed"));
  }

  @Test
  void preferences_areKept_andLeadBack() throws Exception {
    HttpResponse<String> answer =
        server.post(
            "/tracker/preferences",
            ANALYST,
            "application/x-www-form-urlencoded",
            "language=de&zone=Europe/Berlin&theme=dark&back=/reports?x=1",
            "Sec-Fetch-Site",
            "same-origin");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/app/tracker/reports?x=1");
    String cookie = answer.headers().firstValue("Set-Cookie").orElse("");
    assertThat(cookie).contains("Path=/app/tracker", "HttpOnly", "SameSite=Lax");
    String kept = cookie.substring(0, cookie.indexOf(';'));
    assertThat(server.send("GET", "/tracker/reports", ANALYST, "Cookie", kept).body())
        .contains("lang=\"de\"", "data-theme=\"dark\"", "Europe/Berlin", ">Berichte<");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", ""})
  void preferences_leadNowhereElse(String back) throws Exception {
    HttpResponse<String> answer =
        server.post(
            "/tracker/preferences",
            ANALYST,
            "application/x-www-form-urlencoded",
            "language=xx&zone=Moon&theme=pink&back=" + back);

    assertThat(answer.headers().firstValue("Location")).hasValue("/app/tracker/");
    assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("en|UTC|auto");
  }

  @Test
  void preferences_fromAnotherSite_areRefused() throws Exception {
    HttpResponse<String> answer =
        server.post(
            "/tracker/preferences",
            ANALYST,
            "application/x-www-form-urlencoded",
            "theme=dark",
            "Sec-Fetch-Site",
            "cross-site");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void assets_areOpen_andKeptForEverUnderTheirName() throws Exception {
    Matcher link =
        Pattern.compile("/app(/tracker/assets/[^\"]+)\"").matcher(page("/reports", ANALYST).body());
    List<String> found = new ArrayList<>();
    while (link.find()) {
      found.add(link.group(1));
    }

    assertThat(found).hasSize(2);
    int bytes = 0;
    for (String each : found) {
      HttpResponse<String> asset = server.get(each, null);
      assertThat(asset.statusCode()).isEqualTo(200);
      assertThat(asset.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
      String tag = asset.headers().firstValue("ETag").orElse("");
      assertThat(server.send("GET", each, null, "If-None-Match", tag).statusCode()).isEqualTo(304);
      bytes += asset.body().length();
    }
    assertThat(bytes).as("what a first visit loads, not compressed").isLessThan(40_000);
    assertThat(server.get("/tracker/assets/other.js", null).statusCode()).isEqualTo(404);
  }
}
