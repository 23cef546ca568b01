package org.sessiontrail.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.report.MemoryTrail.TEN;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCountsTest {
  private static final long HOUR = 3_600_000_000L;

  @Test
  void series_showsEmptySpansToo() {
    TimeCounts times = new TimeCounts(100);
    times.add(TEN);
    times.add(TEN + HOUR / 2);
    times.add(TEN + 2 * HOUR);

    TimeCounts.Series series = times.series(10);

    assertThat(series.unit()).isEqualTo("hour");
    assertThat(series.counts())
        .containsExactly(
            new TopNames.Count("2026-01-05 10:00", 2),
            new TopNames.Count("2026-01-05 11:00", 0),
            new TopNames.Count("2026-01-05 12:00", 1));
  }

  @ParameterizedTest
  @CsvSource({"60, hour", "1000, day", "10000, month", "300000, year", "60000000, century"})
  void series_ofALongPeriod_takesALongerUnit(long hours, String unit) {
    TimeCounts times = new TimeCounts(500);
    Random random = new Random(hours);
    times.add(0);
    times.add(hours * HOUR);
    for (int i = 0; i < 5_000; i++) {
      times.add((long) (random.nextDouble() * hours * HOUR));
    }

    TimeCounts.Series series = times.series(100);

    assertThat(series.unit()).isEqualTo(unit);
    assertThat(series.counts()).hasSizeBetween(2, 100);
    assertThat(series.counts().stream().mapToLong(TopNames.Count::count).sum()).isEqualTo(5_002);
  }

  @Test
  void series_ofNothing_isEmpty() {
    assertThat(new TimeCounts(10).series(10).counts()).isEmpty();
  }
}
