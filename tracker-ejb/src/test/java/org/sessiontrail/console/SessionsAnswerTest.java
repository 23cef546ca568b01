package org.sessiontrail.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.report.session.SessionLog.FAILED;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.session.SessionLog;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.support.SupportCode;

/** Sessions over HTTP. */
class SessionsAnswerTest {
  private static final String API = "/tracker/api/v1/sessions";
  private static final String AUDITOR = "eve tracker-auditor";

  @TempDir Path directory;

  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(directory).start();
    server.tracker.provide(TrailReader.class, SessionLog.both());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void sessions_byError_areListedAndRecorded() throws Exception {
    HttpResponse<String> answer = server.get(API + "?error=PaymentException", AUDITOR);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"found\":1", "\"trail\":\"" + FAILED + "\"", "\"failures\":2");
    assertThat(server.spooled())
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.kind()).isEqualTo(Kind.AUDIT_READ);
              assertThat(read.members())
                  .containsEntry("format", "sessions.json")
                  .containsEntry("rows", 1L)
                  .containsEntry("outcome", "success");
              assertThat(read.personal().toString()).contains("error=PaymentException");
            });
  }

  @Test
  void sessions_byCode_areOfTheApplicationsOwnKey() throws Exception {
    String code = new SupportCode(server.tracker.hash()).of(SessionLog.failure());
    String others = SessionLog.codes().of(SessionLog.failure());

    assertThat(server.get(API + "?code=" + code, AUDITOR).body()).contains(FAILED);
    HttpResponse<String> answer = server.get(API + "?code=" + others, AUDITOR);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("TRK-0713");
    assertThat(server.get(API + "?code=abc", AUDITOR).body()).contains("TRK-0712");
  }

  @ParameterizedTest
  @CsvSource({
    "timeline, application/json, POST /shop/checkout",
    "timeline?format=html, text/html;charset=UTF-8, <!DOCTYPE html>",
    "repro.sh?base-url=http://t:81, text/x-shellscript;charset=UTF-8, http://t:81",
    "har, application/json, http://localhost:8080/shop/product/7",
    "compare, application/json, only-there",
  })
  void session_inEachView_isGiven(String view, String type, String holds) throws Exception {
    HttpResponse<String> answer = server.get(API + "/" + FAILED + "/" + view, AUDITOR);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
    assertThat(answer.body()).contains(holds);
    assertThat(server.spooled()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/nobody/timeline, 404",
    "/trail-failed/odd, 404",
    "/timeline, 404",
    "?limit=many, 400",
    "?odd=1, 400",
    "/trail-failed/compare?format=har, 400",
  })
  void session_ofAMistake_isAProblem(String path, int status) throws Exception {
    HttpResponse<String> answer = server.get(API + path, AUDITOR);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void session_forSomebodyElse_isRefusedAndRecorded() throws Exception {
    for (String user : new String[] {"ann tracker-analyst", "bob"}) {
      assertThat(server.get(API + "/" + FAILED + "/timeline", user).statusCode()).isEqualTo(403);
    }
    assertThat(server.get(API, null).statusCode()).isEqualTo(403);
    assertThat(server.spooled())
        .hasSize(3)
        .allSatisfy(read -> assertThat(read.members()).containsEntry("outcome", "refused"));
  }
}
