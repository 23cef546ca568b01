package org.sessiontrail.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.report.MemoryTrail.TEN;
import static org.sessiontrail.report.MemoryTrail.action;
import static org.sessiontrail.report.MemoryTrail.request;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.format.ReportFormat;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.store.TrailReader;

class ConsoleServletTest {
  private static final String EXPORT = "/tracker/api/v1/export";
  private static final String AUDITOR = "eve tracker-auditor";

  @TempDir Path directory;

  private final MemoryTrail trail =
      new MemoryTrail()
          .add(request(TEN, "trail-1", "ada", "/item/7"))
          .add(request(TEN + 1, "trail-2", "bob", "/item/8"))
          .add(action(TEN + 2, "trail-1", "ada", TEN));

  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(directory).start();
    server.tracker.provide(TrailReader.class, trail);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void export_byAnAuditor_isTheReportAsAnAttachment() throws Exception {
    HttpResponse<String> response =
        server.get(EXPORT + "?format=csv&user=ada&from=2026-01-05", AUDITOR);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body().lines().findFirst().orElse("").replace("\"", ""))
        .isEqualTo(String.join(",", AuditColumn.names()));
    assertThat(response.body()).contains("/item/7").doesNotContain("/item/8");
    assertThat(response.body().lines().reduce("", (before, line) -> line))
        .contains("\"completeness\"", "\"end\"");
    Map<String, List<String>> headers = response.headers().map();
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .isEqualToIgnoringCase("text/csv;charset=UTF-8");
    assertThat(headers)
        .containsEntry(
            "Content-Disposition",
            List.of(
                "attachment;"
                    + " filename=\"audit-shop.example.com-1--from-2026-01-05T000000.csv\""))
        .containsEntry("Cache-Control", List.of("no-store"))
        .containsEntry("X-Content-Type-Options", List.of("nosniff"))
        .containsEntry(
            "Content-Security-Policy", List.of("default-src 'none'; frame-ancestors 'none'"));
  }

  @Test
  void export_asJsonLines_hasOneObjectALine() throws Exception {
    HttpResponse<String> response = server.get(EXPORT + "?format=jsonl", AUDITOR);

    assertThat(response.body().lines())
        .extracting(line -> CanonicalJson.object(line.getBytes(StandardCharsets.UTF_8)).get("type"))
        .containsExactly("header", "record", "record", "record", "completeness");
  }

  @ParameterizedTest
  @CsvSource({
    "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, PK",
    "pdf, application/pdf, %PDF-1"
  })
  void export_asBytes_saysWhatTheyAre(String format, String type, String magic) throws Exception {
    HttpResponse<String> response = server.get(EXPORT + "?format=" + format, AUDITOR);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
    assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
        .endsWith("." + format + "\"");
    assertThat(response.body()).startsWith(magic);
  }

  @Test
  void page_offersEveryFormat() throws Exception {
    String page = server.get("/tracker/audit", AUDITOR).body();

    for (ReportFormat format : ReportFormat.values()) {
      assertThat(page)
          .contains("<option value=\"" + format.id() + "\">" + format.title() + "</option>");
    }
  }

  @Test
  void export_granted_isItselfARecord() throws Exception {
    server.get(EXPORT + "?format=jsonl&user=ada", AUDITOR);

    List<StoredRecord> spooled = server.spooled();
    assertThat(spooled).hasSize(1);
    StoredRecord export = spooled.get(0);
    assertThat(export.kind()).isEqualTo(Kind.EXPORT);
    assertThat(export.subjectRef()).isEqualTo(server.tracker().hash().ofUser("eve"));
    assertThat(export.members())
        .containsEntry("outcome", "success")
        .containsEntry("rows", 2L)
        .containsEntry("format", "jsonl")
        .containsEntry("via", "http");
    assertThat(export.personal())
        .containsEntry("who", Map.of("user", "eve", "ip", "127.0.0.1"))
        .containsEntry("what", Map.of("query", "user=ada"));
    assertThat(export.members().toString()).doesNotContain("ada");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"ada", "ada tracker-admin tracker-analyst tracker-privacy", "ada auditor"})
  void everything_withoutTheRole_isRefusedAndRecorded(String user) throws Exception {
    for (String path :
        List.of(EXPORT, "/tracker/audit", "/tracker/sessions", "/tracker/api/v1/nothing")) {
      HttpResponse<String> response = server.get(path, user);

      assertThat(response.statusCode()).as(path).isEqualTo(403);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
      assertThat(detail(response)).contains("tracker-auditor", "Sign in");
      assertThat(response.body()).doesNotContain("item");
      assertThat(server.spooled())
          .singleElement()
          .satisfies(
              denied -> {
                assertThat(denied.kind())
                    .isEqualTo(path.equals(EXPORT) ? Kind.EXPORT : Kind.AUDIT_READ);
                assertThat(denied.members())
                    .containsEntry("outcome", "refused")
                    .containsEntry("rows", 0L);
              });
    }
  }

  @Test
  void export_withMistakes_listsThemAll() throws Exception {
    HttpResponse<String> response =
        server.get(EXPORT + "?format=doc&from=now&limit=1&user=a&user=b", AUDITOR);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat((List<?>) json(response).get("mistakes"))
        .hasSize(4)
        .anyMatch(mistake -> mistake.toString().startsWith("\"user\" is given 2 times"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "HEAD", "PUT", "DELETE", "OPTIONS"})
  void export_byAnotherMethod_isNotAllowed(String method) throws Exception {
    HttpResponse<String> response = server.send(method, EXPORT, AUDITOR);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("GET");
  }

  @Test
  void export_ofAnUnknownPath_isNotFound() throws Exception {
    assertThat(server.get("/tracker/api/v1/exports", AUDITOR).statusCode()).isEqualTo(404);
  }

  @Test
  void export_withoutTracker_isUnavailable() throws Exception {
    server
        .context
        .getServletContext()
        .removeAttribute(org.sessiontrail.runtime.Tracker.class.getName());

    assertThat(server.get(EXPORT, AUDITOR).statusCode()).isEqualTo(503);
    assertThat(server.get(EXPORT, "ada").statusCode()).isEqualTo(403);
    assertThat(server.get("/tracker/health", null).statusCode()).isEqualTo(503);
  }

  @Test
  void export_whenTheStoreFailsAtOnce_isAProblemAndRecorded() throws Exception {
    trail.failAfter(0, new IOException("no"));

    HttpResponse<String> response = server.get(EXPORT, AUDITOR);

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(detail(response)).contains("TRK-0503");
    assertThat(response.body()).doesNotContain("does not answer");
    assertThat(server.spooled().get(0).members())
        .containsEntry("outcome", "failed")
        .containsEntry("error", "org.sessiontrail.store.StoreException");
  }

  @Test
  void export_whenTheStoreFailsMidway_breaksTheAnswer() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      trail.add(request(TEN + 3 + i, "trail-3", "ada", "/item/" + i));
    }
    trail.failAfter(4_000, new IOException("connection reset"));

    assertThatThrownBy(() -> server.get(EXPORT, AUDITOR)).isInstanceOf(IOException.class);
    assertThat(server.spooled().get(0).members())
        .containsEntry("outcome", "failed")
        .containsEntry("rows", 4_000L);
  }

  @Test
  void privacy_isForTheWorld_withoutSessionScriptOrInternals() throws Exception {
    HttpResponse<String> response = server.get("/tracker/privacy", null);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe", "self");
    assertThat(response.body())
        .contains("<h1>What shop.example.com/&lt;1&gt; records", "IP address) in full")
        .doesNotContain("<script", "<1>", directory.toString(), "jdbc:", "n1", "shop.user");
    assertThat(server.context.getManager().getActiveSessions()).isZero();
    assertThat(server.spooled()).isEmpty();
    assertThat(server.send("HEAD", "/tracker/privacy", null).statusCode()).isEqualTo(200);
    assertThat(server.send("POST", "/tracker/privacy", null).statusCode()).isEqualTo(403);
    assertThat(server.send("POST", "/tracker/privacy", AUDITOR).statusCode()).isEqualTo(405);
  }

  @Test
  void privacy_withoutTracker_isUnavailableAndNotCached() throws Exception {
    server
        .context
        .getServletContext()
        .removeAttribute(org.sessiontrail.runtime.Tracker.class.getName());

    HttpResponse<String> response = server.get("/tracker/privacy", null);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void health_forTheWorld_tellsStatesOnly() throws Exception {
    server.tracker.health().report("drain", Health.State.DEGRADED, "jdbc:h2:secret-place");

    HttpResponse<String> response = server.get("/tracker/health", null);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response)).containsEntry("status", "DEGRADED").doesNotContainKey("spool");
    assertThat(response.body()).doesNotContain("secret-place", directory.toString());
    assertThat(server.get("/tracker/health", "root tracker-admin").body()).contains("secret-place");
    assertThat(server.spooled()).isEmpty();
  }

  @Test
  void health_whenAPartIsDown_is503() throws Exception {
    server.tracker.health().report("drain", Health.State.DOWN, "no database");

    assertThat(server.get("/tracker/health", null).statusCode()).isEqualTo(503);
    assertThat(server.send("HEAD", "/tracker/health", null).statusCode()).isEqualTo(503);
  }

  @Test
  void health_forAnAdmin_tellsTheChangesAndSinceWhen() throws Exception {
    server.tracker.health().report("drain", Health.State.DOWN, "no database");
    server.tracker.health().report("drain", Health.State.UP, "works");

    Map<String, Object> health = json(server.get("/tracker/health", "root tracker-admin"));

    List<?> changes = (List<?>) Objects.requireNonNull(health.get("changes"));
    String at = String.valueOf(((Map<?, ?>) changes.get(changes.size() - 2)).get("at"));
    assertThat(changes.subList(changes.size() - 2, changes.size()))
        .isEqualTo(
            List.of(
                Map.of("at", at, "part", "drain", "after", "DOWN", "message", "no database"),
                Map.of(
                    "at",
                    String.valueOf(health.get("since")),
                    "part",
                    "drain",
                    "before",
                    "DOWN",
                    "after",
                    "UP",
                    "message",
                    "works")));
    assertThat(at).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
  }

  @Test
  void health_forTheWorld_hidesTheChanges() throws Exception {
    server.tracker.health().report("drain", Health.State.DOWN, "secret-place");
    server.tracker.health().report("drain", Health.State.UP, "works");

    assertThat(json(server.get("/tracker/health", null))).containsOnlyKeys("status", "parts");
  }

  private static String detail(HttpResponse<String> problem) {
    return String.valueOf(json(problem).get("detail"));
  }

  private static Map<String, Object> json(HttpResponse<String> response) {
    return CanonicalJson.object(response.body().getBytes(StandardCharsets.UTF_8));
  }
}
