package org.sessiontrail.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;

/** Reports over visits over HTTP. */
class InsightAnswerTest {
  private static final String API = "/tracker/api/v1/reports";
  private static final String ANALYST = "ann tracker-analyst";
  private static final String AUDITOR = "eve tracker-auditor";

  @TempDir Path directory;

  private final List<SqlPart> asked = new ArrayList<>();
  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(directory).start();
    server.tracker.provide(TrailReader.class, new MemoryTrail());
    server.tracker.provide(InsightRows.class, this::rows);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private List<@Nullable Object[]> rows(SqlPart statement) {
    asked.add(statement);
    List<@Nullable Object[]> out = new ArrayList<>();
    if (statement.text().contains("tracker_view")) {
      out.add(new Object[] {"", "/shop", 12L, 9L, 3L, 4, 8_000L});
      out.add(new Object[] {"", "/rare", 4L, 4L, 1L, 0, 0L});
      out.add(new Object[] {"", "/odd", 2L, 2L, 1L, 0, 0L});
    }
    return out;
  }

  @Test
  void list_namesEveryReport() throws Exception {
    HttpResponse<String> answer = server.get(API, ANALYST);

    assertThat(answer.statusCode()).isEqualTo(200);
    Reports.names()
        .forEach(name -> assertThat(answer.body()).contains("\"name\":\"" + name + "\""));
  }

  @Test
  void report_forAnAnalyst_isGivenAndRecorded() throws Exception {
    HttpResponse<String> answer =
        server.get(API + "/pages?segment=country%3D%3DDE&from=2026-01-01", ANALYST);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("[\"/shop\",12,9,3,4,0.25,2000]", "\"suppressedRows\":2")
        .doesNotContain("/rare");
    assertThat(asked).anyMatch(each -> each.values().contains("DE"));
    assertThat(server.spooled())
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.kind()).isEqualTo(Kind.AUDIT_READ);
              assertThat(read.members())
                  .containsEntry("format", "pages.json")
                  .containsEntry("outcome", "success");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"pages?segment=cuntry%3D%3DDE", "pages?audience=auditor", "pages?x=1"})
  void report_ofAMistake_isAProblem(String path) throws Exception {
    HttpResponse<String> answer = server.get(API + "/" + path, ANALYST);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(asked).noneMatch(each -> each.text().contains("tracker_view"));
  }

  @Test
  void report_forAnAuditor_holdsEverybody() throws Exception {
    assertThat(server.get(API + "/pages?audience=auditor&format=table", AUDITOR).body())
        .contains("/rare");
    assertThat(
            server
                .get(
                    API + "/funnel-dropoff?step=page%3D%3D/a&step=page%3D%3D/b&audience=auditor",
                    AUDITOR)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void report_forOthers_isRefusedAndRecorded() throws Exception {
    assertThat(server.get(API + "/pages", "bob tracker-admin").statusCode()).isEqualTo(403);
    assertThat(server.get(API, null).statusCode()).isEqualTo(403);
    assertThat(server.get("/tracker/api/v1/export", ANALYST).statusCode()).isEqualTo(403);

    assertThat(server.spooled())
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.members()).containsEntry("outcome", "refused"));
  }

  @Test
  void report_ofAnUnknownName_isNotFound() throws Exception {
    HttpResponse<String> answer = server.get(API + "/pagges", ANALYST);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("did you mean pages?");
  }

  @Test
  void report_whenTheDatabaseFails_saysWhereToLook() throws Exception {
    server.tracker.provide(
        InsightRows.class,
        statement -> {
          throw new StoreException("TRK-0301 gone", null);
        });

    HttpResponse<String> answer = server.get(API + "/pages?from=2026-01-01", ANALYST);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("TRK-0634").doesNotContain("TRK-0301");
  }
}
