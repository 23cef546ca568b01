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

/** What containers tell of sessions, in the odd orders they do. */
final class SessionEventsTest {
  private static final long UNUSED_MILLIS = Duration.ofMinutes(30).toMillis();

  @TempDir private Path dir;
  private RecorderFixture fixture;
  private SessionEvents events;

  @AfterEach
  void stop() {
    fixture.tracker.stop();
  }

  @BeforeEach
  void create() {
    fixture = new RecorderFixture(dir);
    events = fixture.recorder.sessionEvents();
  }

  private void finish(Exchange exchange) {
    fixture.recorder.finish(
        exchange,
        exchange.trail(),
        null,
        RequestType.OTHER,
        new RequestResult(200, Outcome.SUCCESS, 1, -1, null));
  }

  private void visit(String session) {
    finish(fixture.exchange(RecorderFixture.session(session)));
  }

  @Test
  void destroyed_ofAnUnknownSession_isIgnored() {
    events.destroyed(null, RecorderFixture.session("nobody"), 0);

    assertThat(fixture.story()).isEmpty();
  }

  @Test
  void destroyed_twice_endsOnce() {
    visit("s1");

    events.destroyed(null, RecorderFixture.session("s1"), 0);
    events.destroyed(null, RecorderFixture.session("s1"), 0);

    assertThat(fixture.story())
        .containsExactly("session-start created", "request success", "session-end invalidated");
  }

  @Test
  void destroyed_afterTheSessionsWholeLimit_isIdle() {
    visit("s1");
    fixture.clock.advance(Duration.ofMinutes(31));

    events.destroyed(null, RecorderFixture.session("s1"), UNUSED_MILLIS);

    assertThat(fixture.story()).endsWith("session-end idle");
  }

  /** A copy on this node grew old while the session was used elsewhere, then came back. */
  @Test
  void destroyed_asIdleThoughItWasJustUsed_isNotBelieved() {
    visit("s1");

    events.destroyed(null, RecorderFixture.session("s1"), UNUSED_MILLIS);

    assertThat(fixture.story()).noneMatch(line -> line.startsWith("session-end"));
  }

  @Test
  void destroyed_byAnotherRequest_endsAfterTheRunningOne() {
    Exchange running = fixture.exchange(RecorderFixture.session("s1"));
    Exchange admin = fixture.exchange(RecorderFixture.session("s2"));

    events.destroyed(admin, RecorderFixture.session("s1"), 0);
    assertThat(fixture.story()).noneMatch(line -> line.startsWith("session-end"));
    finish(running);

    assertThat(fixture.story()).endsWith("request success", "session-end invalidated");
  }

  @Test
  void destroyed_whileTheApplicationStops_isUndeploy() {
    visit("s1");
    events.stopping();

    events.destroyed(null, RecorderFixture.session("s1"), UNUSED_MILLIS);

    assertThat(fixture.story()).endsWith("session-end undeploy");
  }

  @Test
  void created_outsideOfARequest_waitsForTheSessionsFirstRequest() {
    events.created(null, RecorderFixture.session("s1"));

    assertThat(fixture.story()).isEmpty();
  }

  @Test
  void created_inAnExchangeThatWasGivenUp_holdsNoTrail() {
    Exchange late = fixture.exchange(null);
    finish(late);

    events.created(late, RecorderFixture.session("s1"));

    assertThat(late.trail()).isNull();
  }

  @Test
  void idChanged_twiceInARow_isOneTrail() {
    visit("s1");

    events.idChanged("s1", "s2");
    events.idChanged("s2", "s3");
    visit("s3");

    assertThat(fixture.story())
        .containsExactly(
            "session-start created",
            "request success",
            "session-id-change rotated",
            "session-id-change rotated",
            "request success");
    assertThat(
            fixture.recorded().stream().map(event -> String.valueOf(event.text("sid"))).distinct())
        .hasSize(1);
  }
}
