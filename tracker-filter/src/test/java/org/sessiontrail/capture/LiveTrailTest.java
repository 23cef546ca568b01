package org.sessiontrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sessiontrail.config.TrackerConfig.ConsentMode;
import org.sessiontrail.consent.ConsentPolicy;
import org.sessiontrail.consent.Signals;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.spool.TrailSequence;

final class LiveTrailTest {
  private static final int THREADS = 6;

  private final LiveTrail trail =
      new LiveTrail(
          "trail",
          RecorderFixture.session("s1"),
          0,
          new ConsentPolicy(ConsentMode.NOT_REQUIRED).decide(null, Signals.NONE, null),
          new TrailSequence());

  static java.util.stream.LongStream seeds() {
    return java.util.stream.LongStream.range(0, 60);
  }

  @Test
  void end_whileAnExchangeRuns_isDueWhenItLeaves() {
    assertThat(trail.enter()).isTrue();

    assertThat(trail.end(EndReason.LOGOUT, 5)).isFalse();
    assertThat(trail.enter()).isFalse();
    assertThat(trail.leave()).isTrue();
    assertThat(trail.endMicros()).isEqualTo(5);
  }

  @Test
  void end_twice_keepsTheFirstReasonAndIsDueOnce() {
    assertThat(trail.end(EndReason.LOGOUT, 5)).isTrue();

    assertThat(trail.end(EndReason.IDLE, 9)).isFalse();
    assertThat(trail.endReason()).isEqualTo(EndReason.LOGOUT);
    assertThat(trail.endMicros()).isEqualTo(5);
  }

  @Test
  void endNow_whileExchangesRun_isDueAndTheirLeavingIsNot() {
    trail.enter();
    trail.enter();

    assertThat(trail.endNow(EndReason.UNDEPLOY, 5)).isTrue();
    assertThat(trail.leave()).isFalse();
    assertThat(trail.leave()).isFalse();
  }

  @Test
  void takeUser_givesTheUserToOneCaller() {
    trail.setUser("ada", true);

    assertThat(trail.declaredUser()).isEqualTo("ada");
    assertThat(trail.takeUser()).isEqualTo("ada");
    assertThat(trail.takeUser()).isNull();
    assertThat(trail.declaredUser()).isNull();
  }

  /** Whatever the threads do, the end is due exactly once, with nothing running. */
  @ParameterizedTest
  @MethodSource("seeds")
  void end_inARaceWithExchanges_isDueExactlyOnceAndLast(long seed) throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger due = new AtomicInteger();
    List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
    CyclicBarrier begin = new CyclicBarrier(THREADS);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        Random random = new Random(seed * THREADS + t);
        boolean ends = t < 2;
        all.add(
            pool.submit(
                () -> {
                  begin.await(20, TimeUnit.SECONDS);
                  visit(random, ends, running, due, wrong);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get(20, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(wrong).isEmpty();
    assertThat(due).hasValue(1);
    assertThat(trail.busy()).isFalse();
  }

  private void visit(
      Random random, boolean ends, AtomicInteger running, AtomicInteger due, List<String> wrong) {
    int endAt = ends ? random.nextInt(200) : -1;
    for (int i = 0; i < 200; i++) {
      if (i == endAt && trail.end(EndReason.LOGOUT, i)) {
        note(running, due, wrong);
      }
      if (!trail.enter()) {
        continue;
      }
      running.incrementAndGet();
      if (random.nextInt(4) == 0) {
        Thread.onSpinWait();
      }
      running.decrementAndGet();
      if (trail.leave()) {
        note(running, due, wrong);
      }
    }
  }

  private static void note(AtomicInteger running, AtomicInteger due, List<String> wrong) {
    due.incrementAndGet();
    if (running.get() != 0) {
      wrong.add("the end was due while " + running + " exchanges ran");
    }
  }
}
