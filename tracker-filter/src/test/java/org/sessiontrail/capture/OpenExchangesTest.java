package org.sessiontrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.runtime.TestConfig;

final class OpenExchangesTest {
  private static final Duration LIMIT = Duration.ofMinutes(TestConfig.ASYNC_MINUTES);

  @TempDir private Path dir;
  private RecorderFixture fixture;
  private OpenExchanges open;

  @AfterEach
  void stop() {
    fixture.tracker.stop();
  }

  @BeforeEach
  void create() {
    fixture = new RecorderFixture(dir);
    open = fixture.recorder.openExchanges();
  }

  private void finish(Exchange exchange) {
    fixture.recorder.finish(
        exchange,
        exchange.trail(),
        null,
        RequestType.OTHER,
        new RequestResult(202, Outcome.SUCCESS, 1, -1, null));
  }

  @Test
  void doWork_beforeTheLimit_waits() {
    open.awaitCompletion(fixture.exchange(null));
    fixture.clock.advance(LIMIT.minusSeconds(1));

    assertThat(open.doWork()).isZero();
    assertThat(open.size()).isEqualTo(1);
  }

  @Test
  void doWork_pastTheLimit_recordsOnceAndForgets() {
    Exchange exchange = fixture.exchange(RecorderFixture.session("s1"));
    open.awaitCompletion(exchange);
    fixture.clock.advance(LIMIT.plusSeconds(1));

    assertThat(open.doWork()).isEqualTo(1);
    assertThat(open.doWork()).isZero();
    finish(exchange);

    assertThat(open.size()).isZero();
    assertThat(fixture.story()).containsExactly("session-start created", "request unfinished");
  }

  @Test
  void doWork_ofAnExchangeThatWasRecorded_forgetsIt() {
    Exchange exchange = fixture.exchange(null);
    open.awaitCompletion(exchange);
    finish(exchange);

    open.doWork();

    assertThat(open.size()).isZero();
    assertThat(fixture.story()).containsExactly("request success");
  }

  @Test
  void settled_isForgotten() {
    Exchange exchange = fixture.exchange(null);
    open.awaitCompletion(exchange);

    open.settled(exchange);

    assertThat(open.size()).isZero();
  }

  @Test
  void errorPage_thatNeverComes_isWaitedForAMoment() {
    Exchange exchange = fixture.exchange(null);
    open.awaitErrorPage(exchange, () -> finish(exchange));
    fixture.clock.advance(Duration.ofSeconds(1));
    assertThat(open.doWork()).isZero();

    fixture.clock.advance(Duration.ofSeconds(2));

    assertThat(open.doWork()).isEqualTo(1);
    assertThat(fixture.story()).containsExactly("request success");
  }

  @Test
  void stop_recordsWhatStillWaitsBeforeItsTrailEnds() {
    fixture.tracker.start(OpenExchangesTest.class.getClassLoader());
    open.awaitCompletion(fixture.exchange(RecorderFixture.session("s1")));

    fixture.tracker.stop();

    assertThat(fixture.story())
        .containsExactly(
            "stream-open",
            "session-start created",
            "request unfinished",
            "session-end undeploy",
            "stream-close");
  }
}
