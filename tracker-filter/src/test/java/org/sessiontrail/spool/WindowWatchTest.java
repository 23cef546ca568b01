package org.sessiontrail.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WindowWatchTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private final WindowWatch watch = new WindowWatch(100, 0);

  @Test
  void complaint_whileCommitsAreInTime_isNull() {
    for (long i = 0; i < 100; i++) {
      watch.committed(i * 50 * MILLI, (i * 50 + 10) * MILLI, true);
    }
    assertThat(watch.complaint(5_000 * MILLI)).isNull();
  }

  @Test
  void complaint_afterFiveLateCommits_tellsTheWorst() {
    long at = 0;
    for (int i = 0; i < 5; i++) {
      assertThat(watch.complaint(at)).isNull();
      watch.committed(at, at + 150 * MILLI, true);
      at += 150 * MILLI;
    }
    assertThat(watch.complaint(at))
        .contains("300 ms", "5 times lately", "promises 100", "TRK-0207");
    assertThat(watch.complaint(at + TimeUnit.SECONDS.toNanos(61))).isNull();
  }

  @Test
  void committed_inPart_countsFromTheBeginning() {
    for (long i = 0; i < 20; i++) {
      watch.committed(i * 10 * MILLI, (i * 10 + 10) * MILLI, false);
    }
    assertThat(watch.complaint(200 * MILLI)).contains("200 ms");
  }

  @Test
  void idle_isNoAge() {
    watch.idle(60_000 * MILLI);
    watch.committed(60_050 * MILLI, 60_060 * MILLI, true);
    assertThat(watch.complaint(60_060 * MILLI)).isNull();
  }
}
