package org.sessiontrail.capture.durable;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.capture.contract.RawConnection;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.servlet.ScriptedServer;
import org.sessiontrail.config.TrackerConfig.DurabilityConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.spool.Durability;

/** Durable mode that serves whatever happens: which responses wait, and what becomes of them. */
final class DurableResponseTest {
  private static final long WINDOW = 100;
  private static final long WAIT = 5_000;

  @TempDir private Path dir;
  private ScriptedServer server;
  private Visitor visitor;
  private volatile @Nullable Boolean interrupted;

  @BeforeEach
  void start() throws Exception {
    Filter outer =
        (request, response, chain) -> {
          chain.doFilter(request, response);
          interrupted = Thread.interrupted();
        };
    server =
        new ScriptedServer(dir, new DurabilityConfig(true, WINDOW, WAIT, false, List.of()))
            .start(outer, new OwnServlet());
    visitor = server.visitor();
  }

  @AfterEach
  void stop() throws Exception {
    server.spool().letGo();
    server.close();
  }

  /** What the probe has no answer for. */
  private static final class OwnServlet extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      if (request.getServletPath().equals("/interrupt")) {
        Thread.currentThread().interrupt();
      }
      response.setStatus(204);
    }
  }

  private void awaitWaiting() {
    assertThat(Visitor.until(() -> server.spool().waiting(), waiting -> waiting == 1)).isOne();
  }

  /** Begins a request that must wait, sees it wait, lets it go and returns its response. */
  private HttpResponse<String> heldThenReleased(String path) throws Exception {
    server.spool().hold();
    CompletableFuture<HttpResponse<String>> answer = visitor.begin(path);
    awaitWaiting();
    assertThat(server.records(record -> record.kind() == Kind.REQUEST)).hasSize(1);
    assertThat(answer).isNotDone();
    server.spool().letGo();
    return answer.get(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @CsvSource({
    "answer/text, 200",
    "answer/not-modified, 304",
    "answer/missing, 404",
    "answer/redirect, 302",
    "answer/throw, 500",
    "answer/throw-conflict, 409",
    "answer/teapot, 418",
    "session/create, 200",
    "async/dispatch, 200",
    "async/dispatch-throw, 500",
    "elsewhere, 204"
  })
  void response_waitsForItsRecord(String path, int status) throws Exception {
    assertThat(heldThenReleased(path).statusCode()).isEqualTo(status);

    assertThat(server.spool().waits()).containsExactly(WAIT);
    assertThat(visitor.requests(1)).hasSize(1);
  }

  @Test
  void head_waitsForItsRecord() {
    assertThat(visitor.send("HEAD", "answer/text", BodyPublishers.noBody()).statusCode())
        .isEqualTo(200);

    assertThat(server.spool().waits()).containsExactly(WAIT);
  }

  /** What the container calls begun is held at its end, so that no client has the whole of it. */
  @Test
  void response_thatHasBegun_isNotEndedBeforeItsRecordIsSafe() {
    server.spool().hold();
    try (RawConnection connection = visitor.connect()) {
      connection.send(visitor.head("GET", "answer/big") + "Connection: close\r\n\r\n");
      assertThat(connection.readHead()).contains("chunked");
      awaitWaiting();
      server.spool().letGo();
      assertThat(connection.readAll()).endsWith("0\r\n\r\n");
    }
    server.host().step();

    assertThat(durability().message()).contains("1 responses had begun");
    assertThat(durability().state()).isEqualTo(Health.State.UP);
  }

  @ParameterizedTest
  @CsvSource({"answer/forward-big", "answer/include-big"})
  void forwardAndInclude_waitOnce(String path) {
    visitor.get(path);

    assertThat(server.spool().waits()).containsExactly(WAIT);
  }

  /** The last thing recorded waits; its group takes along what came before. */
  @Test
  void session_andLogin_areNumberedBeforeTheRecordThatWaits() throws Exception {
    heldThenReleased("session/attribute?user=ada");

    assertThat(server.spool().waits()).containsExactly(WAIT);
    List<StoredRecord> records = visitor.story().records();
    assertThat(records)
        .extracting(StoredRecord::kind)
        .containsExactly(Kind.SESSION_START, Kind.LOGIN, Kind.REQUEST);
    assertThat(records).extracting(StoredRecord::seq).isSorted();
  }

  @ParameterizedTest
  @CsvSource({"async/work", "async/twice", "async/stream"})
  void asynchronousEnd_isRecordedAndDoesNotWait(String path) {
    server.spool().hold();

    visitor.get(path);

    assertThat(visitor.requests(1)).hasSize(1);
    assertThat(server.spool().waits()).isEmpty();
  }

  @Test
  void excluded_doesNotWait() {
    server.spool().hold();

    assertThat(visitor.get("answer/site.css").statusCode()).isEqualTo(200);

    assertThat(server.spool().waits()).isEmpty();
  }

  @Test
  void clientThatLeft_isNotWaitedFor() {
    RawConnection connection = visitor.connect();
    connection.send(visitor.head("GET", "answer/flood") + "\r\n");
    connection.readHead();
    connection.reset();

    assertThat(visitor.requests(1).get(0).text("outcome")).isEqualTo("aborted");
    assertThat(server.spool().waits()).isEmpty();
  }

  @Test
  void late_isServedCountedAndShown() {
    server.spool().answer(Durability.LATE);

    assertThat(visitor.get("answer/text").body()).isEqualTo("hello");

    assertThat(durability().state()).isEqualTo(Health.State.DEGRADED);
    assertThat(durability().message()).startsWith("TRK-0402 1 records were not safe within 5000");
    assertThat(visitor.requests(1)).hasSize(1);
  }

  @Test
  void lost_isServedCountedAndShown() {
    server.spool().answer(Durability.LOST);

    assertThat(visitor.get("answer/text").body()).isEqualTo("hello");

    assertThat(durability().state()).isEqualTo(Health.State.DEGRADED);
    assertThat(durability().message()).contains("and 1 were lost");
  }

  private Health.Part durability() {
    return Objects.requireNonNull(server.tracker().health().part("durability"));
  }

  @Test
  void health_aMinuteAfterTheLastMiss_isUpAgain() {
    server.spool().answer(Durability.LATE);
    visitor.get("answer/text");
    server.spool().answer(Durability.SAFE);
    server.clock().advance(Duration.ofSeconds(59));
    server.host().step();
    assertThat(durability().state()).isEqualTo(Health.State.DEGRADED);

    server.spool().accepts(false);
    server.clock().advance(Duration.ofSeconds(2));
    server.host().step();
    assertThat(durability().state()).isEqualTo(Health.State.DEGRADED);

    server.spool().accepts(true);
    server.host().step();
    assertThat(durability().state()).isEqualTo(Health.State.UP);
    assertThat(durability().message()).contains("1 records were not safe");
  }

  /** A disk that hangs must not hold each request as long as the first. */
  @Test
  void late_untilTheSpoolGetsOn_othersWaitForTheWindowOnly() {
    server.spool().answer(Durability.LATE);
    server.spool().accepts(false);
    visitor.get("answer/text");
    visitor.get("answer/text");
    server.spool().accepts(true);
    visitor.get("answer/text");

    assertThat(server.spool().waits()).containsExactly(WAIT, WINDOW, WAIT);
  }

  @Test
  void interruptedThread_waitsAllTheSameAndStaysInterrupted() throws Exception {
    server.spool().answerTruly();
    CompletableFuture<HttpResponse<String>> answer = visitor.begin("interrupt");
    awaitWaiting();
    assertThat(interrupted).isNull();

    server.records(record -> true); // drains, which makes it safe

    assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
    assertThat(Visitor.until(() -> interrupted, told -> told != null)).isTrue();
    assertThat(server.tracker().health().part("durability"))
        .satisfies(part -> assertThat(part).isNull());
  }

  @Test
  void stop_whileAResponseWaits_letsItGoOnceItIsSafe() throws Exception {
    server.spool().answerTruly();
    CompletableFuture<HttpResponse<String>> answer = visitor.begin("answer/text");
    awaitWaiting();

    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread stopping = new Thread(server.tracker()::stop);
    stopping.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    stopping.start();

    assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("hello");
    stopping.join(20_000);
    assertThat(failure).hasValue(null);
  }

  @Test
  void stop_requestsAfterIt_doNotWait() {
    server.tracker().stop();
    server.spool().hold();

    assertThat(visitor.get("answer/text").body()).isEqualTo("hello");

    assertThat(server.spool().waits()).isEmpty();
  }
}
