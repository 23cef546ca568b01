package org.sessiontrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.record.TestClock;

final class HealthTest {
  private final TestClock clock = new TestClock();
  private final Health health = new Health("shop", clock);

  @Test
  void overall_ofNothing_isUp() {
    assertThat(health.overall()).isEqualTo(Health.State.UP);
    assertThat(health.part("drain")).isNull();
  }

  @Test
  void overall_isThatOfTheWorstPart() {
    health.report("a", Health.State.UP, "fine");
    health.report("b", Health.State.DOWN, "broken");
    health.report("c", Health.State.DEGRADED, "slow");

    assertThat(health.overall()).isEqualTo(Health.State.DOWN);
    assertThat(health.parts()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void report_ofTheSameState_keepsItsTimeAndTakesTheMessage() {
    assertThat(health.report("drain", Health.State.DOWN, "first")).isTrue();
    clock.advance(Duration.ofMinutes(5));

    assertThat(health.report("drain", Health.State.DOWN, "second")).isFalse();

    assertThat(health.part("drain"))
        .isEqualTo(new Health.Part(Health.State.DOWN, "second", TestClock.START_MICROS));
  }

  @Test
  void report_ofAnotherState_isAChangeNow() {
    health.report("drain", Health.State.DOWN, "broken");
    clock.advance(Duration.ofSeconds(1));

    assertThat(health.report("drain", Health.State.UP, "works")).isTrue();

    assertThat(health.part("drain"))
        .isEqualTo(new Health.Part(Health.State.UP, "works", TestClock.START_MICROS + 1_000_000));
  }

  /** Short texts of changes, such as {@code store null>DOWN}. */
  private static String text(Health.Change change) {
    return change.part() + " " + change.before() + ">" + change.after();
  }

  @Test
  void changes_areKeptWithTheirTimes() {
    health.report("drain", Health.State.UP, "works");
    health.report("drain", Health.State.UP, "still works");
    clock.advance(Duration.ofSeconds(2));
    health.report("drain", Health.State.DOWN, "broken");

    assertThat(health.changes())
        .containsExactly(
            new Health.Change("drain", null, Health.State.UP, "works", TestClock.START_MICROS),
            new Health.Change(
                "drain",
                Health.State.UP,
                Health.State.DOWN,
                "broken",
                TestClock.START_MICROS + 2_000_000));
  }

  @Test
  void changes_areTheLastHundred() {
    for (int i = 0; i < 150; i++) {
      health.report("part" + i, Health.State.UP, "works");
    }

    assertThat(health.changes())
        .extracting(Health.Change::part)
        .containsExactlyElementsOf(IntStream.range(50, 150).mapToObj(i -> "part" + i).toList());
  }

  @Test
  void overallSince_isWhenTheWorstStateChanged() {
    assertThat(health.overallSinceMicros()).isEqualTo(TestClock.START_MICROS);
    clock.advance(Duration.ofSeconds(1));
    health.report("a", Health.State.UP, "fine");
    assertThat(health.overallSinceMicros()).isEqualTo(TestClock.START_MICROS);
    health.report("a", Health.State.DOWN, "broken");
    clock.advance(Duration.ofSeconds(1));
    health.report("b", Health.State.DOWN, "broken too");
    health.report("a", Health.State.UP, "works");

    assertThat(health.overallSinceMicros()).isEqualTo(TestClock.START_MICROS + 1_000_000);
    health.report("b", Health.State.UP, "works");
    assertThat(health.overallSinceMicros()).isEqualTo(TestClock.START_MICROS + 2_000_000);
  }

  @Test
  void report_logsEachChangeOnceAndForHowLongItWasAsBefore() {
    try (LogLines log = new LogLines(Health.class)) {
      health.report("store", Health.State.UP, "works");
      clock.advance(Duration.ofMinutes(61));
      health.report("store", Health.State.DOWN, "no database {0}", new IllegalStateException());
      health.report("store", Health.State.DOWN, "no database", new IllegalStateException());
      clock.advance(Duration.ofSeconds(62));
      health.report("store", Health.State.UP, "works");
      health.report("key", Health.State.DEGRADED, "in memory");

      assertThat(log.lines())
          .containsExactly(
              "FINE shop: store is UP: works",
              "SEVERE shop: store is DOWN (was UP for 1 h 1 min): no database {0}",
              "INFO shop: store is UP (was DOWN for 1 min 2 s): works",
              "WARNING shop: key is DEGRADED: in memory");
      assertThat(log.stacks()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-5000000, 0 ms",
    "999, 0 ms",
    "999999, 999 ms",
    "1000000, 1 s",
    "59999999, 59 s",
    "60000000, 1 min 0 s",
    "3600000000, 1 h 0 min",
    "90000000000, 1 d 1 h"
  })
  void duration_isTextInItsTwoLargestUnits(long micros, String text) {
    assertThat(HealthLog.text(micros)).isEqualTo(text);
  }

  @Test
  void onChange_tellsWhatIsKeptAndThenEachChangeOnce() {
    List<String> told = new ArrayList<>();
    health.report("key", Health.State.DEGRADED, "in memory");

    Runnable end = health.onChange(change -> told.add(text(change)));
    health.report("key", Health.State.DEGRADED, "still");
    health.report("key", Health.State.UP, "works");
    end.run();
    health.report("key", Health.State.DOWN, "nobody is told");

    assertThat(told).containsExactly("key null>DEGRADED", "key DEGRADED>UP");
  }

  @Test
  void onChange_ofAListenerThatThrows_isLoggedAndChangesNothing() {
    List<String> told = new ArrayList<>();
    try (LogLines log = new LogLines(HealthListener.class)) {
      health.onChange(
          change -> {
            throw new AssertionError("bad listener");
          });
      health.onChange(change -> told.add(text(change)));

      assertThat(health.report("a", Health.State.DOWN, "broken")).isTrue();
      assertThat(health.report("a", Health.State.UP, "works")).isTrue();

      assertThat(told).containsExactly("a null>DOWN", "a DOWN>UP");
      assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains("TRK-0214"));
    }
  }

  @Test
  void onChange_ofAListenerThatReports_tellsInOrder() {
    List<String> told = new ArrayList<>();
    health.onChange(
        change -> {
          if (change.part().equals("a")) {
            health.report("b", change.after(), "follows a");
          }
          told.add(text(change));
        });

    health.report("a", Health.State.UP, "works");
    health.report("a", Health.State.DOWN, "broken");

    assertThat(told).containsExactly("a null>UP", "b null>UP", "a UP>DOWN", "b UP>DOWN");
  }

  /** A listener that waits for another thread's report would wait for ever under a lock. */
  @Test
  void onChange_whileAListenerIsBusy_othersReportAndRead() throws Exception {
    CountDownLatch within = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<String> told = new ArrayList<>();
    health.onChange(
        change -> {
          within.countDown();
          awaitQuietly(go);
          told.add(text(change));
        });
    Thread slow = new Thread(() -> health.report("slow", Health.State.DOWN, "broken"));
    slow.start();
    assertThat(within.await(20, TimeUnit.SECONDS)).isTrue();

    Thread other = new Thread(() -> health.report("other", Health.State.UP, "works"));
    other.start();
    other.join(20_000);
    assertThat(other.isAlive()).isFalse();
    assertThat(health.overall()).isEqualTo(Health.State.DOWN);

    go.countDown();
    slow.join(20_000);
    assertThat(told).containsExactly("slow null>DOWN", "other null>UP");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Eight threads change eight parts; every listener must see each part's changes in order. */
  @Test
  void onChange_underManyReports_losesNoneAndKeepsTheirOrder() throws Exception {
    List<Health.Change> told = new ArrayList<>();
    health.onChange(told::add);
    List<Thread> threads =
        IntStream.range(0, 8).mapToObj(i -> new Thread(() -> flap("part" + i))).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join(20_000);
    }

    assertThat(told).hasSize(80);
    for (int i = 0; i < 8; i++) {
      String part = "part" + i;
      List<Health.Change> own = told.stream().filter(c -> c.part().equals(part)).toList();
      assertThat(own).hasSize(10);
      for (int k = 1; k < own.size(); k++) {
        assertThat(own.get(k).before()).isEqualTo(own.get(k - 1).after());
      }
    }
  }

  private void flap(String part) {
    for (int k = 0; k < 10; k++) {
      health.report(part, k % 2 == 0 ? Health.State.DOWN : Health.State.UP, "flaps");
    }
  }
}
