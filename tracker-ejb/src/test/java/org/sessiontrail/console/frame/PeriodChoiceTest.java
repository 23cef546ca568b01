package org.sessiontrail.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodChoiceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static long micros(String time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
  }

  @Test
  void named_beginsAtMidnightOfTheZone() {
    PeriodChoice week = PeriodChoice.named("7d", micros("2026-03-31T09:00:00Z"), BERLIN);

    // summer time began on the 29th: the 25th began an hour later than the 31st, in UTC
    assertThat(week.fromMicros()).isEqualTo(micros("2026-03-24T23:00:00Z"));
    assertThat(week.toMicros()).isEqualTo(micros("2026-03-31T09:00:00Z"));
  }

  @Test
  void named_all_hasNoBeginning() {
    assertThat(PeriodChoice.named("all", 5, BERLIN).fromMicros()).isNull();
  }

  @Test
  void parameters_ofDays_areTheDaysThatWereTyped() {
    PeriodChoice days =
        new PeriodChoice(
            PeriodChoice.CUSTOM, micros("2026-03-24T23:00:00Z"), micros("2026-03-30T22:00:00Z"));

    assertThat(days.parameters(BERLIN))
        .containsEntry("from", List.of("2026-03-25"))
        .containsEntry("to", List.of("2026-03-30"));
  }
}
