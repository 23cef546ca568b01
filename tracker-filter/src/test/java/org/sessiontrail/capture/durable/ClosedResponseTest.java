package org.sessiontrail.capture.durable;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.capture.contract.RawConnection;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.servlet.ScriptedServer;
import org.sessiontrail.config.TrackerConfig.DurabilityConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.spool.Durability;

/** Closed mode: what can't be recorded is answered 503, before it is served or in its place. */
final class ClosedResponseTest {
  private static final Filter NO_FILTER =
      (request, response, chain) -> chain.doFilter(request, response);

  @TempDir private Path dir;
  private final AtomicInteger served = new AtomicInteger();
  private @Nullable ScriptedServer started;
  private @Nullable Visitor client;

  private void start(boolean durable, String... paths) throws Exception {
    HttpServlet others =
        new HttpServlet() {
          @Override
          protected void service(HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            served.incrementAndGet();
            response.addHeader("X-Of-The-Application", "yes");
            response.getWriter().print("served");
          }
        };
    DurabilityConfig config = new DurabilityConfig(durable, 100, 5_000, true, List.of(paths));
    started = new ScriptedServer(dir, config).start(NO_FILTER, others);
    client = server().visitor();
  }

  private ScriptedServer server() {
    return Objects.requireNonNull(started);
  }

  private Visitor visitor() {
    return Objects.requireNonNull(client);
  }

  @AfterEach
  void stop() throws Exception {
    server().close();
  }

  @Test
  void arrival_whenTheSpoolAcceptsNothing_isRefusedUnservedAndCounted() throws Exception {
    start(false);
    server().spool().accepts(false);

    HttpResponse<String> answer = visitor().get("pay/now");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(served).hasValue(0);
    server().spool().accepts(true);
    assertThat(visitor().get("pay/now").body()).isEqualTo("served");
    server().clock().advance(Duration.ofMinutes(2));
    server().host().step();
    List<StoredRecord> counts = server().records(record -> record.kind() == Kind.SUPPRESSED);
    assertThat(counts).hasSize(1);
    assertThat(counts.get(0).text("reason")).isEqualTo("refused-not-recordable");
    assertThat(counts.get(0).number("count")).isOne();
    assertThat(visitor().requests(1)).hasSize(1);
  }

  /** Nobody could see what is wrong otherwise; and what is never recorded needs no record. */
  @ParameterizedTest
  @ValueSource(strings = {"tracker", "tracker/health", "tracker;x/y", "answer/site.css"})
  void arrival_ofOwnPagesAndOfExcludedPaths_isServed(String path) throws Exception {
    start(false);
    server().spool().accepts(false);

    assertThat(visitor().get(path).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "pay/now, 503",
    "pay, 503",
    "pay;x=1/now, 503",
    "pay/now;x?y=1, 503",
    "order, 503",
    "deep/x.do, 503",
    "payment, 200",
    "order/1, 200",
    "open, 200"
  })
  void arrival_onOtherPathsThanThoseNamed_isServed(String path, int status) throws Exception {
    start(false, "/pay/*", "/order", "*.do");
    server().spool().accepts(false);

    assertThat(visitor().get(path).statusCode()).isEqualTo(status);

    assertThat(served).hasValue(status == 200 ? 1 : 0);
  }

  /** What may be a way to a path that is named is taken for it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/%70ay/now",
        "/app/open/../pay/now",
        "/app/open/..;x/pay/now",
        "/app//pay/now",
        "/app/./pay/now",
        "/app/open%3Bx",
        "/%61pp/pay/now",
        "/app/tracker/../pay/now",
        "/app/tracker/%2e%2e/pay/now",
        "/app/x.css/../pay/now"
      })
  void arrival_onAnOddPath_isRefused(String path) throws Exception {
    start(false, "/pay/*");
    server().spool().accepts(false);

    try (RawConnection connection = visitor().connect()) {
      connection.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(connection.readAll()).startsWith("HTTP/1.1 503");
    }

    assertThat(served).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({"LATE", "LOST"})
  void response_whoseRecordIsNotSafe_isAnswered503Instead(Durability reached) throws Exception {
    start(true);
    server().spool().answer(reached);

    HttpResponse<String> answer = visitor().get("pay/now");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(answer.headers().firstValue("X-Of-The-Application")).isEmpty();
    assertThat(answer.body()).doesNotContain("served");
    assertThat(served).hasValue(1);
  }

  @Test
  void withheldResponse_isStatedBesideItsRecord() throws Exception {
    start(true);
    server().spool().answer(Durability.LATE);
    visitor().get("pay/now");

    StoredRecord request = visitor().requests(1).get(0);
    List<StoredRecord> beside =
        server()
            .records(
                record ->
                    Objects.equals(record.number("exchange"), request.epochMicros())
                        && record.kind() == Kind.ACTION);
    assertThat(request.number("status")).isEqualTo(200);
    assertThat(beside).hasSize(1);
    assertThat(beside.get(0).text("name")).isEqualTo("response.withheld");
  }

  /** Without durable mode nobody waits, but what was lost at once is known at once. */
  @Test
  void relaxedResponse_whoseRecordIsLost_isAnswered503Instead() throws Exception {
    start(false);
    server().spool().answer(Durability.LOST);

    assertThat(visitor().get("pay/now").statusCode()).isEqualTo(503);

    assertThat(server().spool().waits()).isEmpty();
  }

  @Test
  void response_onAPathThatIsNotNamed_isServed() throws Exception {
    start(true, "/pay/*");
    server().spool().answer(Durability.LATE);

    assertThat(visitor().get("open").body()).isEqualTo("served");
    assertThat(visitor().get("pay/now").statusCode()).isEqualTo(503);
  }

  /** The application's failure goes on as it is; what was sent can't be taken back. */
  @ParameterizedTest
  @CsvSource({
    "answer/throw, 500",
    "answer/throw-conflict, 409",
    "answer/missing, 404",
    "answer/redirect, 302",
    "answer/big, 200",
    "async/dispatch-throw, 500"
  })
  void response_thatCannotBeReplaced_goesOut(String path, int status) throws Exception {
    start(true);
    server().spool().answer(Durability.LATE);

    assertThat(visitor().get(path).statusCode()).isEqualTo(status);

    assertThat(server().records(record -> "response.withheld".equals(record.text("name"))))
        .isEmpty();
  }

  @Test
  void response_afterAnAsynchronousDispatch_isAnswered503Instead() throws Exception {
    start(true);
    server().spool().answer(Durability.LATE);

    assertThat(visitor().get("async/dispatch").statusCode()).isEqualTo(503);
  }

  @Test
  void stoppedTracker_refusesWhatItCannotRecord() throws Exception {
    start(true);
    server().tracker().stop();

    assertThat(visitor().get("pay/now").statusCode()).isEqualTo(503);
  }
}
