package org.sessiontrail.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StampClockTest {
  private final TestClock wall = new TestClock();
  private final StampClock clock = new StampClock(wall);

  @Test
  void epochMicros_whileWallTimeStands_goesOnByOne() {
    assertThat(clock.epochMicros()).isEqualTo(TestClock.START_MICROS);
    assertThat(clock.epochMicros()).isEqualTo(TestClock.START_MICROS + 1);
  }

  @Test
  void epochMicros_afterASmallStepBack_stillIncreases() {
    long before = clock.epochMicros();
    wall.setWall(before - 900_000);

    assertThat(clock.epochMicros()).isEqualTo(before + 1);
  }

  @Test
  void epochMicros_afterALargeStepBack_followsTheWall() {
    long before = clock.epochMicros();
    wall.setWall(before - Duration.ofHours(1).toMillis() * 1_000);

    assertThat(clock.epochMicros()).isEqualTo(before - 3_600_000_000L);
  }

  @Test
  void epochMicros_fromManyThreads_isUnique() {
    Set<Long> stamps = ConcurrentHashMap.newKeySet();

    IntStream.range(0, 50_000).parallel().forEach(i -> stamps.add(clock.epochMicros()));

    assertThat(stamps).hasSize(50_000);
  }

  @Test
  void format_keepsSixDigits() {
    assertThat(TrailClock.format(0)).isEqualTo("1970-01-01T00:00:00.000000Z");
    assertThat(TrailClock.format(TestClock.START_MICROS + 7))
        .isEqualTo("2026-01-05T10:00:00.000007Z");
    assertThat(TrailClock.parse(TrailClock.format(-1))).isEqualTo(-1);
  }

  @Test
  void parse_ofAnyTime_agreesWithTheLibrary() {
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < 20_000; i++) {
      long micros = (random.nextLong() >>> 1) % 253_402_300_800_000_000L;
      String text = TrailClock.format(micros);
      assertThat(TrailClock.parse(text)).isEqualTo(micros);
    }
    for (String wrong :
        java.util.List.of(
            "2026-02-30T10:00:00.000000Z",
            "2026-13-01T10:00:00.000000Z",
            "2026-01-00T10:00:00.000000Z",
            "2026-01-01T24:00:01.000000Z",
            "2026-01-01T10:60:00.000000Z",
            "2026-01-01T10:00:00.00000xZ",
            "2026/01/01T10:00:00.000000Z")) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> TrailClock.parse(wrong))
          .isInstanceOf(java.time.format.DateTimeParseException.class);
    }
  }
}
