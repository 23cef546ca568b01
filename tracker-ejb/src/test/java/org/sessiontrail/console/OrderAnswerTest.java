package org.sessiontrail.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

class OrderAnswerTest {
  private static final String PATH = "/tracker/api/v1/orders";
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir static Path dir;

  @SuppressWarnings("NullAway.Init") // set before the first test
  private static ConsoleServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new ConsoleServer(dir).start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static List<StoredRecord> orders() {
    return server.spooled().stream().filter(one -> one.kind() == Kind.ORDER).toList();
  }

  @Test
  void order_ofAnAdministrator_isRecordedAndTellsNothing() throws Exception {
    var answer = server.post(PATH, "otto tracker-admin", FORM, "order=end-user&user=ada");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualToIgnoringWhitespace("{\"order\":\"end-user\"}");
    StoredRecord order = orders().get(0);
    assertThat(order.text("order")).isEqualTo("end-user");
    assertThat(order.text("via")).isEqualTo("http");
    assertThat(order.subjectRef()).isEqualTo(server.tracker().hash().ofUser("ada"));
    assertThat(order.personal().toString()).contains("by=otto", "user=ada");
  }

  @Test
  void order_ofAnAuditor_isRefused() throws Exception {
    var answer = server.post(PATH, "ada tracker-auditor", FORM, "order=end-user&user=bob");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(orders()).isEmpty();
  }

  @Test
  void order_thatAnotherSiteSends_isRefused() throws Exception {
    var answer =
        server.post(
            PATH,
            "otto tracker-admin",
            FORM,
            "order=end-user&user=ada",
            "Sec-Fetch-Site",
            "cross-site");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(orders()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "order=stop",
        "order=end-session",
        "order=end-user&user=",
        "order=lock&user=ada&minutes=5",
        "order=end-user&user=ada&why=because"
      })
  void order_thatNobodyUnderstands_isRefused(String body) throws Exception {
    assertThat(server.post(PATH, "otto tracker-admin", FORM, body).statusCode()).isEqualTo(400);
    assertThat(orders()).isEmpty();
  }
}
