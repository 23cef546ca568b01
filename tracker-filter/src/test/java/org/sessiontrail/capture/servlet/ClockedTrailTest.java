package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.probe.ProbeApplication;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.runtime.SteppedHost;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.runtime.Tracker;

/** What time does to trails, on a clock that the test moves. */
final class ClockedTrailTest {
  private static final Duration SESSION_LIMIT = Duration.ofMinutes(30);
  private static final Duration GRACE = Duration.ofSeconds(TestConfig.GRACE_SECONDS);
  private static final Duration MOMENT = Duration.ofSeconds(10);

  @TempDir private Path dir;
  private final TestClock clock = new TestClock();
  private final SteppedHost host = new SteppedHost();
  private EmbeddedTomcat server;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    server = new EmbeddedTomcat(dir);
    server.bare("/app").addServletContainerInitializer((types, to) -> install(to), null);
    server.start();
    visitor = server.visitor();
  }

  private void install(ServletContext context) {
    Tracker tracker = new Tracker(TestConfig.in(dir), clock);
    ServletEdge edge = new ServletEdge(context, tracker);
    edge.publish();
    tracker.adopt(host);
    tracker.start(ClockedTrailTest.class.getClassLoader());
    TrackerInitializer.install(context, edge);
    ProbeApplication.register(context);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private void pass(Duration time) {
    clock.advance(time);
    host.step();
  }

  @Test
  void reaper_whenASessionIsSilentPastItsLimit_endsItsTrailAsIdle() {
    visitor.get("session/create");

    pass(SESSION_LIMIT.plus(GRACE).minus(MOMENT));
    assertThat(visitor.story().has(Kind.SESSION_END)).isFalse();
    pass(MOMENT.plus(MOMENT));

    visitor.expectStory("1 start created", "1 GET session/create 200", "1 end idle");
  }

  @Test
  void reaper_whenTheSessionComesBackAfterAll_beginsAnotherTrail() {
    visitor.get("session/create");
    pass(SESSION_LIMIT.plus(GRACE).plus(MOMENT));

    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 GET session/create 200",
        "1 end idle",
        "2 start seen",
        "2 GET answer/text 200");
  }

  @Test
  void reaper_whileARequestRuns_doesNotCallItsTrailIdle() throws Exception {
    visitor.get("session/create");
    CompletableFuture<HttpResponse<String>> waiting = visitor.begin("session/wait?key=busy");
    Visitor other = server.visitor();
    other.getUntilOk("session/waiting?key=busy");

    pass(SESSION_LIMIT.plus(GRACE).plus(MOMENT));
    other.getUntilOk("session/release?key=busy");
    waiting.get(20, TimeUnit.SECONDS);

    visitor.expectStory("1 start created", "1 GET session/create 200", "1 GET session/wait 200");
  }

  @Test
  void absoluteAge_seenByARequestFirst_continuesOnALinkedTrail() {
    visitor.get("session/attribute?user=ada");
    clock.advance(Duration.ofMinutes(TestConfig.ABSOLUTE_MINUTES).plus(MOMENT));

    visitor.get("answer/text");

    visitor.expectStory(
        "1 start created",
        "1 login ada",
        "1 GET session/attribute 200 ada",
        "1 end absolute",
        "2 start continued after 1",
        "2 login ada",
        "2 GET answer/text 200 ada");
  }

  @Test
  void absoluteAge_seenByTheReaperFirst_continuesOnALinkedTrail() {
    visitor.get("session/create");
    keepAliveFor(Duration.ofMinutes(TestConfig.ABSOLUTE_MINUTES));
    pass(MOMENT);
    assertThat(visitor.story().lines()).endsWith("1 end absolute");

    visitor.get("answer/text");

    assertThat(
            Visitor.until(
                () -> visitor.story().lines(), lines -> lines.contains("2 GET answer/text 200")))
        .contains("1 end absolute", "2 start continued after 1");
  }

  private void keepAliveFor(Duration time) {
    Duration step = Duration.ofMinutes(20);
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
      visitor.get("session/look");
      pass(step);
    }
  }

  @Test
  void watchdog_whenAnExchangeNeverCompletes_recordsItAsUnfinishedOnce() throws Exception {
    CompletableFuture<HttpResponse<String>> held = visitor.begin("async/hold?key=lost");
    Visitor other = server.visitor();
    other.getUntilOk("async/held?key=lost");

    pass(Duration.ofMinutes(TestConfig.ASYNC_MINUTES).plus(MOMENT));

    StoredRecord record = visitor.requests(1).get(0);
    assertThat(record.text("outcome")).isEqualTo("unfinished");
    assertThat(record.members()).doesNotContainKey("status");
    assertThat(record.number("ms")).isGreaterThan(Duration.ofMinutes(59).toMillis());
    other.getUntilOk("async/release?key=lost");
    assertThat(held.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    visitor.fence();
    assertThat(visitor.requests(2)).hasSize(2);
  }

  @Test
  void failedExchange_withoutErrorPage_isRecordedWhenTheWaitIsOver() {
    assertThat(visitor.get("answer/throw").statusCode()).isEqualTo(500);
    host.step();
    assertThat(visitor.story().lines()).isEmpty();

    pass(Duration.ofSeconds(3));

    visitor.expectStory("- GET answer/throw 500");
    assertThat(visitor.requests(1).get(0).number("ms")).isLessThan(2_000);
  }

  @Test
  void suppressedRequests_areStatedOnceAMinute() {
    visitor.get("answer/site.css");
    visitor.get("answer/site.css");
    pass(Duration.ofSeconds(59));
    assertThat(suppressed()).isEmpty();

    pass(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(60));

    assertThat(suppressed()).hasSize(1);
    assertThat(suppressed().get(0).number("count")).isEqualTo(2);
    assertThat(suppressed().get(0).text("reason")).isEqualTo("excluded");
    assertThat(suppressed().get(0).text("from-at")).startsWith("2026-01-05T10:00:00.");
  }

  private List<StoredRecord> suppressed() {
    return server.records(record -> record.kind() == Kind.SUPPRESSED);
  }

  @Test
  void end_statesHowManyRecordsItsTrailHas() {
    visitor.get("session/attribute?user=ada");
    visitor.get("session/end");

    visitor.expectStory(
        "1 start created",
        "1 login ada",
        "1 GET session/attribute 200 ada",
        "1 logout ada",
        "1 GET session/end 200 ada",
        "1 end logout");
    List<StoredRecord> records = visitor.story().records();
    assertThat(records.get(5).number("records")).isEqualTo(6);
    assertThat(records)
        .extracting(record -> record.number("sseq"))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }
}
