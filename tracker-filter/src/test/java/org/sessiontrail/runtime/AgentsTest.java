package org.sessiontrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.TestClock;

final class AgentsTest {
  private final TestClock clock = new TestClock();
  private final Health health = new Health(clock);
  private final Agents agents = new Agents(health, clock);
  private final List<String> stepped = new ArrayList<>();

  /** What an agent does in one step. */
  private interface Step {
    int run() throws Exception;
  }

  private Agent agent(String name, Step step) {
    return new Agent() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public int doWork() throws Exception {
        stepped.add(name);
        return step.run();
      }
    };
  }

  @Test
  void doWork_stepsEveryAgentOnceAndAddsUp() {
    agents.add(agent("one", () -> 3));
    agents.add(agent("two", () -> 4));

    assertThat(agents.doWork()).isEqualTo(7);
    assertThat(stepped).containsExactly("one", "two");
  }

  @Test
  void doWork_whenOneFails_stepsTheOthersAndShowsIt() {
    agents.add(
        agent(
            "broken",
            () -> {
              throw new IllegalStateException("no disk");
            }));
    agents.add(agent("sound", () -> 1));

    assertThat(agents.doWork()).isEqualTo(1);

    assertThat(stepped).containsExactly("broken", "sound");
    assertThat(health.part("broken")).extracting(Health.Part::state).isEqualTo(Health.State.DOWN);
    assertThat(health.part("broken"))
        .extracting(Health.Part::message)
        .asString()
        .contains("no disk");
    assertThat(health.part("sound")).extracting(Health.Part::state).isEqualTo(Health.State.UP);
  }

  @Test
  void doWork_whenTheHostRefusesWork_showsItOnlyWhenThatLasts() {
    agents.add(
        agent(
            "storing",
            () -> {
              RuntimeException stopped = new IllegalStateException("component is stopped");
              throw new IOException(
                  "no data", new TransactionRunner.RefusedException("ejb", stopped));
            }));

    for (int step = 0; step < 7; step++) {
      agents.doWork();
    }
    assertThat(health.part("storing")).isNull();

    agents.doWork();
    assertThat(health.part("storing")).extracting(Health.Part::state).isEqualTo(Health.State.DOWN);
  }

  @Test
  void doWork_whenAFailedOneWorksAgain_showsThat() {
    int[] left = {1};
    agents.add(
        agent(
            "shaky",
            () -> {
              if (left[0]-- > 0) {
                throw new java.io.IOException("not yet");
              }
              return 1;
            }));
    agents.doWork();

    agents.doWork();

    assertThat(health.part("shaky")).extracting(Health.Part::state).isEqualTo(Health.State.UP);
  }

  @Test
  void doWork_ofOneThatFailedAndWaits_tellsNothingUntilItTriedAgain() {
    int[] answers = {Agent.WAITING, -2, Agent.WAITING, 0};
    int[] step = {0};
    agents.add(
        agent(
            "patient",
            () -> {
              if (answers[step[0]] == -2) {
                step[0]++;
                throw new java.io.IOException("not yet");
              }
              return answers[step[0]++];
            }));

    assertThat(agents.doWork()).isZero();
    assertThat(health.part("patient")).isNull();
    agents.doWork();
    assertThat(agents.doWork()).isZero();
    assertThat(health.part("patient")).extracting(Health.Part::state).isEqualTo(Health.State.DOWN);

    agents.doWork(); // found nothing to do, and could have

    assertThat(health.part("patient")).extracting(Health.Part::state).isEqualTo(Health.State.UP);
  }

  @Test
  void doWork_whileAnotherThreadSteps_doesNothing() throws Exception {
    CountDownLatch within = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    agents.add(
        agent(
            "slow",
            () -> {
              within.countDown();
              return go.await(20, TimeUnit.SECONDS) ? 1 : 0;
            }));
    Thread other = new Thread(agents::doWork);
    other.start();
    assertThat(within.await(20, TimeUnit.SECONDS)).isTrue();

    assertThat(agents.doWork()).isZero();

    go.countDown();
    other.join(20_000);
    assertThat(stepped).containsExactly("slow");
  }

  @Test
  void end_inMidStep_stepsNobodyElseAndReportsNothing() {
    agents.add(
        agent(
            "late",
            () -> {
              agents.end();
              throw new IllegalStateException("the tracker is stopped");
            }));
    agents.add(agent("next", () -> 1));

    assertThat(agents.doWork()).isZero();
    assertThat(agents.doWork()).isZero();

    assertThat(stepped).containsExactly("late");
    assertThat(health.part("late")).isNull();
  }

  @Test
  void doWorkWithin_whenInterrupted_doesNothingAndKeepsTheInterrupt() {
    agents.add(agent("one", () -> 1));
    Thread.currentThread().interrupt();

    assertThat(agents.doWorkWithin(1)).isZero();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(stepped).isEmpty();
  }

  @Test
  void doWork_whileAnAgentFails_logsOneChangeAndAStackEveryHalfMinute() {
    agents.add(
        agent(
            "broken",
            () -> {
              throw new java.io.IOException("no disk");
            }));
    try (LogLines changes = new LogLines(Health.class);
        LogLines reminders = new LogLines(Agents.class)) {
      for (int second = 0; second < 65; second++) {
        agents.doWork();
        clock.advance(Duration.ofSeconds(1));
      }

      assertThat(changes.lines())
          .containsExactly(
              "SEVERE tracker: broken is DOWN: TRK-0301 failed and will be tried again:"
                  + " java.io.IOException: no disk");
      assertThat(changes.stacks()).isEqualTo(1);
      assertThat(reminders.lines())
          .containsExactly(
              "WARNING TRK-0301 broken still fails, 31 times so far",
              "WARNING TRK-0301 broken still fails, 61 times so far");
      assertThat(reminders.stacks()).isEqualTo(2);
    }
  }

  @Test
  void doWork_ofAnAgentThatFlaps_logsEachChangeButFewStacks() {
    int[] step = {0};
    agents.add(
        agent(
            "shaky",
            () -> {
              if (step[0]++ % 2 == 0) {
                throw new java.io.IOException("not yet");
              }
              return 1;
            }));
    try (LogLines changes = new LogLines(Health.class)) {
      for (int i = 0; i < 10; i++) {
        agents.doWork();
      }

      assertThat(changes.lines()).hasSize(10);
      assertThat(changes.stacks()).isEqualTo(1);
    }
  }

  /** A class that is gone, as while an application is undeployed, fails its own agent only. */
  @Test
  void doWork_whenAClassIsMissing_goesOnWithTheNext() {
    agents.add(
        agent(
            "broken",
            () -> {
              throw new NoClassDefFoundError("org/gone/Type");
            }));
    agents.add(agent("sound", () -> 1));

    assertThat(agents.doWork()).isEqualTo(1);

    assertThat(health.part("broken")).extracting(Health.Part::state).isEqualTo(Health.State.DOWN);
  }
}
