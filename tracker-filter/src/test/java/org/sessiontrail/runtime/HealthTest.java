package org.sessiontrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.TestClock;

final class HealthTest {
  private final TestClock clock = new TestClock();
  private final Health health = new Health(clock);

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
}
