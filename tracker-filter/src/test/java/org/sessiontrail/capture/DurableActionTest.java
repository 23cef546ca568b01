package org.sessiontrail.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sessiontrail.config.TrackerConfig.DurabilityConfig;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.runtime.TestTracker;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.spool.Durability;
import org.sessiontrail.spool.ScriptedSpool;

/** Durable actions of code without annotations. */
final class DurableActionTest {
  /** Details that can't be read. */
  private static final Map<String, Object> BROKEN =
      new AbstractMap<>() {
        @Override
        public Set<Entry<String, Object>> entrySet() {
          throw new IllegalStateException("no details");
        }
      };

  @TempDir private Path dir;
  private final TestClock clock = new TestClock();
  private final ScriptedSpool spool = new ScriptedSpool(clock);

  private TrailRecorder recorder(boolean closed) {
    DurabilityConfig config = new DurabilityConfig(false, 100, 5_000, closed, List.of("/pay/*"));
    Tracker tracker = TestTracker.with(TestConfig.with(TestConfig.in(dir), config), clock, spool);
    return new TrailRecorder(tracker, "/app");
  }

  private static RequestTrail trail(TrailRecorder recorder) {
    return new RequestTrail(() -> recorder);
  }

  @Test
  void recordDurably_whenSafe_isTrueAlsoInRelaxedMode() {
    assertThat(trail(recorder(true)).recordDurably("order.place", Map.of())).isTrue();

    assertThat(spool.waits()).containsExactly(5_000L);
    assertThat(spool.cursor().poll(10)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LATE", "LOST"})
  void recordDurably_whenNotSafe_isFalseWhereOpenAndThrowsWhereClosed(Durability reached) {
    spool.answer(reached);

    assertThat(trail(recorder(false)).recordDurably("order.place", Map.of())).isFalse();
    assertThatThrownBy(() -> trail(recorder(true)).recordDurably("order.place", Map.of()))
        .isInstanceOf(NotRecordedException.class)
        .hasMessageStartingWith("TRK-0403 order.place was refused");
  }

  @Test
  void recordDurably_whereNothingIsRecorded_isFalse() {
    assertThat(Trail.current().recordDurably("order.place", Map.of())).isFalse();
  }

  /** A failure of our own is no way around a required record. */
  @Test
  void recordDurably_whenItCannotBegin_isFalseWhereOpenAndThrowsWhereClosed() {
    assertThat(trail(recorder(false)).recordDurably("order.place", BROKEN)).isFalse();
    assertThatThrownBy(() -> trail(recorder(true)).recordDurably("order.place", BROKEN))
        .isInstanceOf(NotRecordedException.class);
    assertThatThrownBy(() -> trail(recorder(true)).beginDurably("order.place", BROKEN))
        .isInstanceOf(NotRecordedException.class);
  }

  @Test
  void recordDurably_withinARequest_isRefusedOnPathsThatAreClosedOnly() {
    spool.answer(Durability.LATE);
    TrailRecorder recorder = recorder(true);
    Exchange free = exchange(recorder);
    Exchange required = exchange(recorder);
    required.requireRecord();

    Exchange before = CurrentExchange.enter(free);
    try {
      assertThat(trail(recorder).recordDurably("order.place", Map.of())).isFalse();
      CurrentExchange.enter(required);
      assertThatThrownBy(() -> trail(recorder).recordDurably("order.place", Map.of()))
          .isInstanceOf(NotRecordedException.class);
    } finally {
      CurrentExchange.leave(before);
    }
  }

  private static Exchange exchange(TrailRecorder recorder) {
    RequestFacts facts =
        new RequestFacts(recorder.stamp(), "GET", "/app/x", null, null, null, null, null);
    return new Exchange(recorder, facts, recorder.nanos(), null, null) {
      @Override
      protected @Nullable SessionSight session() {
        return null;
      }
    };
  }

  /** Others wait for the window only while the disk hangs. */
  @Test
  void recordDurably_whenRequired_waitsInFullWhileTheDiskHangs() {
    spool.answer(Durability.LATE);
    spool.accepts(false);
    RequestTrail closed = trail(recorder(true));
    RequestTrail open = trail(recorder(false));

    for (int i = 0; i < 2; i++) {
      open.recordDurably("order.place", Map.of());
      assertThatThrownBy(() -> closed.recordDurably("order.place", Map.of()))
          .isInstanceOf(NotRecordedException.class);
    }

    assertThat(spool.waits()).containsExactly(5_000L, 5_000L, 100L, 5_000L);
  }

  @Test
  void recordDurably_whenTheTrackerStops_doesNotWait() {
    TrailRecorder recorder = recorder(true);
    recorder.assurance().stopping();

    assertThat(trail(recorder).recordDurably("order.place", Map.of())).isTrue();

    assertThat(spool.waits()).isEmpty();
  }
}
