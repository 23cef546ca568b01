package org.sessiontrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.ResumableTrails;
import org.sessiontrail.runtime.TestConfig;

final class TrailsTest {
  @TempDir private Path dir;
  private RecorderFixture fixture;
  private Trails trails;

  @AfterEach
  void stop() {
    fixture.tracker.stop();
  }

  @BeforeEach
  void create() {
    fixture = new RecorderFixture(dir);
    trails = new Trails(fixture.tracker);
  }

  @Test
  void take_byManyThreads_beginsOneTrail() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 50; round++) {
        SessionSight session = RecorderFixture.session("s" + round);
        List<Callable<LiveTrail>> takers =
            IntStream.range(0, 8)
                .<Callable<LiveTrail>>mapToObj(
                    i -> () -> trails.take(session, fixture.recorder.undecided()))
                .toList();

        assertThat(pool.invokeAll(takers).stream().map(TrailsTest::result).distinct()).hasSize(1);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(fixture.story()).hasSize(50).containsOnly("session-start created");
  }

  private static LiveTrail result(java.util.concurrent.Future<LiveTrail> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void start_keepsTheSessionAsAHashOnly() {
    trails.take(RecorderFixture.session("ABCDEF0123456789"), fixture.recorder.undecided());

    StoredRecord start = fixture.recorded().get(0);
    assertThat(start.members().toString() + start.personal()).doesNotContain("ABCDEF0123456789");
    assertThat(start.personal().get("session"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsKey("hash");
    assertThat(start.text("sid")).matches("[A-Za-z0-9_-]{22}");
  }

  @Test
  void moved_reportedTwice_isWrittenOnce() {
    LiveTrail trail = trails.take(RecorderFixture.session("s1"), fixture.recorder.undecided());

    trails.moved("s1", "s2", "rotated");
    trails.moved("s1", "s2", "rotated");

    assertThat(trails.find("s1")).isNull();
    assertThat(trails.find("s2")).isSameAs(trail);
    assertThat(fixture.story())
        .containsExactly("session-start created", "session-id-change rotated");
  }

  @Test
  void moved_toAnIdThatARequestWasFasterWith_leavesNoTrailOpen() {
    LiveTrail trail = trails.take(RecorderFixture.session("s1"), fixture.recorder.undecided());
    LiveTrail early = trails.take(RecorderFixture.session("s2"), fixture.recorder.undecided());

    trails.moved("s1", "s2", "rotated");

    assertThat(trails.find("s2")).isSameAs(trail);
    assertThat(early.endReason()).isEqualTo(EndReason.UNKNOWN);
    assertThat(fixture.story())
        .contains("session-end unknown")
        .last()
        .isEqualTo("session-id-change rotated");
  }

  @Test
  void take_ofASessionFromAnEarlierStart_resumesItsTrail() {
    String hash = fixture.tracker.hash().ofSession("old");
    fixture.tracker.provide(
        ResumableTrails.class, asked -> asked.equals(hash) ? "trail-of-before" : null);

    LiveTrail resumed =
        trails.take(new SessionSight("old", false, 60), fixture.recorder.undecided());
    LiveTrail other =
        trails.take(new SessionSight("other", false, 60), fixture.recorder.undecided());

    assertThat(resumed.id()).isEqualTo("trail-of-before");
    assertThat(other.id()).isNotEqualTo("trail-of-before");
    assertThat(fixture.story()).containsExactly("session-start resumed", "session-start seen");
  }

  @Test
  void endAll_endsWhatIsOpenAndNothingTwice() {
    trails.take(RecorderFixture.session("s1"), fixture.recorder.undecided()).enter();
    LiveTrail ended = trails.take(RecorderFixture.session("s2"), fixture.recorder.undecided());
    trails.end(ended, EndReason.LOGOUT);

    trails.endAll();
    trails.endAll();

    assertThat(fixture.story())
        .containsExactly(
            "session-start created",
            "session-start created",
            "session-end logout",
            "session-end undeploy");
  }

  @Test
  void reaper_forgetsATrailClosedByAge_whenItsSessionFallsSilent() {
    Reaper reaper = new Reaper(fixture.tracker, trails);
    LiveTrail trail = trails.take(RecorderFixture.session("s1"), fixture.recorder.undecided());
    fixture.clock.advance(Duration.ofMinutes(TestConfig.ABSOLUTE_MINUTES).plusSeconds(10));
    trail.seen(fixture.tracker.clock().epochMicros(), RecorderFixture.session("s1"));

    assertThat(reaper.doWork()).isEqualTo(1);
    assertThat(trails.find("s1")).isSameAs(trail);

    fixture.clock.advance(Duration.ofMinutes(40));
    reaper.doWork();
    assertThat(trails.find("s1")).isNull();
    assertThat(fixture.story()).containsExactly("session-start created", "session-end absolute");
  }

  @Test
  void reaper_steppedTooOften_rests() {
    Reaper reaper = new Reaper(fixture.tracker, trails);
    reaper.doWork();
    Objects.requireNonNull(
        trails.take(new SessionSight("s1", true, 1), fixture.recorder.undecided()));
    fixture.clock.advance(Duration.ofSeconds(4));

    assertThat(reaper.doWork()).isZero();
    assertThat(fixture.recorded()).allMatch(event -> event.kind() == Kind.SESSION_START);
  }
}
