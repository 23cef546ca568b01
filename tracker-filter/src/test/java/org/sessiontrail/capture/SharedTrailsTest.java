package org.sessiontrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.ResumableTrails;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.runtime.TrailPeers;
import org.sessiontrail.runtime.TrailTakeover;

/** Trails of a node beside other nodes, whose answers are scripted. */
final class SharedTrailsTest {
  private static final long UNUSED_MILLIS = Duration.ofMinutes(30).toMillis();

  @TempDir private Path dir;
  private final Others others = new Others();
  private RecorderFixture fixture;
  private SessionEvents events;

  @BeforeEach
  void create() {
    fixture = new RecorderFixture(dir);
    fixture.tracker.provide(TrailPeers.class, others);
    events = fixture.recorder.sessionEvents();
  }

  @Test
  void silentTrail_thatNobodyElseWrote_isEnded() {
    visit("s1");
    others.answer = TrailPeers.Whereabouts.HERE;

    pass(Duration.ofMinutes(33));

    assertThat(fixture.story()).endsWith("session-end idle");
    assertThat(others.asked).containsExactly(2L);
  }

  @Test
  void silentTrail_thatGoesOnElsewhere_isLetGo() {
    visit("s1");
    others.answer = TrailPeers.Whereabouts.ELSEWHERE;

    pass(Duration.ofMinutes(33));
    others.answer = TrailPeers.Whereabouts.HERE;
    pass(Duration.ofHours(20));

    assertThat(fixture.recorder.trailOf("s1")).isNull();
    assertThat(fixture.story()).containsExactly("session-start created", "request success");
  }

  @Test
  void silentTrail_whileNobodyCanTell_isKeptUntilItsAgeEndsIt() {
    visit("s1");

    others.answer = null;
    pass(Duration.ofMinutes(33));
    others.answer = TrailPeers.Whereabouts.UNKNOWN;
    pass(Duration.ofMinutes(33));
    assertThat(fixture.story()).containsExactly("session-start created", "request success");
    assertThat(others.asked).hasSize(2);

    pass(Duration.ofMinutes(TestConfig.ABSOLUTE_MINUTES));
    assertThat(fixture.story()).endsWith("session-end absolute");
  }

  @Test
  void silentTrail_onANodeAlone_isEndedWithoutAsking() {
    visit("s1");
    others.exist = false;

    pass(Duration.ofMinutes(33));

    assertThat(fixture.story()).endsWith("session-end idle");
    assertThat(others.asked).isEmpty();
  }

  @Test
  void manySilentTrails_areAskedForInTurn() {
    for (int i = 0; i < 450; i++) {
      visit("s" + i);
    }
    others.answer = TrailPeers.Whereabouts.HERE;
    fixture.clock.advance(Duration.ofMinutes(33));

    for (int ended : List.of(200, 400, 450)) {
      fixture.host.step();
      assertThat(fixture.story()).filteredOn("session-end idle"::equals).hasSize(ended);
    }
  }

  @Test
  void destroyed_whereTheTrailWentOnElsewhere_writesNothing() {
    visit("s1");
    visit("s2");
    others.answer = TrailPeers.Whereabouts.ELSEWHERE;

    events.destroyed(null, RecorderFixture.session("s1"), 0);
    events.destroyed(null, RecorderFixture.session("s1"), 0);
    fixture.clock.advance(Duration.ofMinutes(31));
    events.destroyed(null, RecorderFixture.session("s2"), UNUSED_MILLIS);
    pass(Duration.ofSeconds(10));

    assertThat(fixture.story()).noneMatch(line -> line.startsWith("session-end"));
    assertThat(fixture.recorder.trailOf("s1")).isNull();
    assertThat(fixture.recorder.trailOf("s2")).isNull();
  }

  @Test
  void destroyed_reportedTwiceWhereTheTrailIs_endsOnceWithTheTimeOfTheReport() {
    visit("s1");
    others.answer = TrailPeers.Whereabouts.HERE;

    events.destroyed(null, RecorderFixture.session("s1"), 0);
    fixture.clock.advance(Duration.ofMillis(5));
    events.destroyed(null, RecorderFixture.session("s1"), 0);
    pass(Duration.ofSeconds(10));
    events.destroyed(null, RecorderFixture.session("s1"), 0);
    pass(Duration.ofSeconds(10));

    List<StoredRecord> recorded = fixture.recorded();
    assertThat(fixture.story())
        .containsExactly("session-start created", "request success", "session-end invalidated");
    assertThat(recorded.get(2).epochMicros() - recorded.get(1).epochMicros()).isLessThan(1_000);
  }

  @Test
  void destroyed_thoughTheSessionIsUsedAgain_wasAboutACopy() {
    visit("s1");
    others.answer = TrailPeers.Whereabouts.HERE;

    events.destroyed(null, RecorderFixture.session("s1"), 0);
    visitAgain("s1");
    pass(Duration.ofSeconds(10));

    assertThat(fixture.story()).noneMatch(line -> line.startsWith("session-end"));
  }

  @Test
  void destroyed_thenMadeAnewUnderTheSameId_endsTheOldTrail() {
    visit("s1");
    events.destroyed(null, RecorderFixture.session("s1"), 0);

    visit("s1");

    assertThat(fixture.story())
        .containsExactly(
            "session-start created",
            "request success",
            "session-end invalidated",
            "session-start created",
            "request success");
  }

  @Test
  void trailTakenElsewhere_isNotEndedByTheStopHere() {
    String gone = visit("s1");
    visit("s2");
    fixture.clock.advance(Duration.ofSeconds(1));
    takeover().taken(gone, fixture.tracker.clock().epochMicros());

    fixture.tracker.stop();

    assertThat(fixture.story()).filteredOn(line -> line.startsWith("session-end")).hasSize(1);
  }

  @Test
  void destroyed_justBeforeTheStop_keepsItsReason() {
    visit("s1");
    events.destroyed(null, RecorderFixture.session("s1"), 0);

    fixture.tracker.stop();

    assertThat(fixture.story())
        .filteredOn(line -> line.startsWith("session-end"))
        .containsExactly("session-end invalidated");
  }

  @Test
  void trailTakenElsewhere_beforeItWasLastUsedHere_stays() {
    long before = fixture.tracker.clock().epochMicros();
    String trail = visit("s1");
    takeover().taken(trail, before);
    takeover().taken("another", before);

    fixture.tracker.stop();

    assertThat(fixture.story()).contains("session-end undeploy");
  }

  @Test
  void trailTakenElsewhere_thatComesBack_saysSoOnceAndGoesOn() {
    String trail = visit("s1");
    fixture.clock.advance(Duration.ofSeconds(1));
    takeover().taken(trail, fixture.tracker.clock().epochMicros());

    visitAgain("s1");
    visitAgain("s1");

    assertThat(fixture.story())
        .containsExactly(
            "session-start created",
            "request success",
            "session-start resumed",
            "request success",
            "request success");
    assertThat(fixture.recorded()).extracting(r -> r.text("sid")).containsOnly(trail);
  }

  @Test
  void trailThatWasLetGo_andComesBack_goesOnCounting() {
    String trail = visit("s1");
    others.answer = TrailPeers.Whereabouts.ELSEWHERE;
    pass(Duration.ofMinutes(33));
    fixture.tracker.provide(ResumableTrails.class, hash -> trail);

    visitAgain("s1");

    assertThat(fixture.recorded()).extracting(r -> r.text("sid")).containsOnly(trail);
    assertThat(fixture.recorded())
        .extracting(r -> r.number("sseq"))
        .containsExactly(1L, 2L, 3L, 4L);
  }

  private TrailTakeover takeover() {
    return Objects.requireNonNull(fixture.tracker.find(TrailTakeover.class));
  }

  private String visit(String session) {
    return visit(RecorderFixture.session(session));
  }

  private void visitAgain(String session) {
    visit(new SessionSight(session, false, 1_800));
  }

  private String visit(SessionSight session) {
    Exchange exchange = fixture.exchange(session);
    LiveTrail trail = Objects.requireNonNull(fixture.recorder.settle(exchange, session, null));
    fixture.recorder.finish(
        exchange,
        trail,
        null,
        RequestType.OTHER,
        new RequestResult(200, Outcome.SUCCESS, 1, -1, null),
        false);
    return trail.id();
  }

  private void pass(Duration time) {
    fixture.clock.advance(time);
    fixture.host.step();
  }

  /** What is known of other nodes. */
  private static final class Others implements TrailPeers {
    final List<Long> asked = new ArrayList<>();
    boolean exist = true;
    @Nullable Whereabouts answer;

    @Override
    public boolean exist() {
      return exist;
    }

    @Override
    public Map<String, Whereabouts> whereabouts(Map<String, Long> trails) throws IOException {
      asked.addAll(trails.values());
      Whereabouts said = answer;
      if (said == null) {
        throw new IOException("no database");
      }
      Map<String, Whereabouts> out = new HashMap<>();
      trails.keySet().forEach(trail -> out.put(trail, said));
      return out;
    }
  }
}
