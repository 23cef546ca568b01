package org.sessiontrail.report.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sessiontrail.report.MemoryTrail.TEN;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.MemoryTrail;

class ActivityReaderTest {
  private static final long MINUTE = TimeUnit.MINUTES.toMicros(1);
  private static final long DAY = TimeUnit.DAYS.toMicros(1);
  private static final long NOW = TEN + DAY;

  private final MemoryTrail log = new MemoryTrail();

  private Activity of(String user) throws Exception {
    return new ActivityReader(log).of(user, NOW);
  }

  @Test
  void of_oneUser_holdsNothingOfAnother() throws Exception {
    log.add(MemoryTrail.request(TEN, "t-anna", "anna", "/item/1"));
    log.add(MemoryTrail.request(TEN + 1, "t-bert", "bert", "/item/2"));

    assertThat(of("anna").sessions()).extracting(OwnSession::trail).containsExactly("t-anna");
    assertThat(of("carl").sessions()).isEmpty();
  }

  @Test
  void of_nobody_isRefusedAndNotEverybody() {
    log.add(MemoryTrail.request(TEN, "t-anna", "anna", "/item/1"));

    assertThatIllegalArgumentException().isThrownBy(() -> of(" "));
  }

  @Test
  void uses_lastUntilTheNextThingButFiveMinutesAtMost() throws Exception {
    log.add(MemoryTrail.request(TEN, "t", "anna", "/item/1"));
    log.add(MemoryTrail.request(TEN + 2 * MINUTE, "t", "anna", "/item/2"));
    log.add(MemoryTrail.request(TEN + 60 * MINUTE, "t", "anna", "/item/3"));

    assertThat(of("anna").uses())
        .containsEntry("/item/{id}", new Activity.Use(3, TimeUnit.MINUTES.toMillis(2 + 5)));
    assertThat(of("anna").pagesByHour().get(10)).isEqualTo(2);
    assertThat(of("anna").pagesByHour().get(11)).isEqualTo(1);
  }

  @Test
  void weeks_standBesideEachOther() throws Exception {
    log.add(MemoryTrail.request(NOW - 31 * DAY, "old", "anna", "/item/1"));
    log.add(MemoryTrail.request(NOW - 8 * DAY, "a", "anna", "/item/1"));
    log.add(MemoryTrail.request(NOW - 2 * DAY, "b", "anna", "/item/1"));
    log.add(MemoryTrail.request(NOW - DAY, "b", "anna", "/item/1"));

    assertThat(of("anna").weeks()).isEqualTo(new Activity.Weeks(2, 1));
    assertThat(of("anna").sessions()).extracting(OwnSession::trail).containsExactly("b", "a");
  }

  @Test
  void events_areWhatDetectionFound() throws Exception {
    log.add(
        Fact.of(Kind.FINDING, TEN)
            .put("title", "new device")
            .put("severity", "low")
            .put("why", "of somebody else too")
            .user("anna")
            .build());

    assertThat(of("anna").events())
        .containsExactly(new Activity.SafetyEvent(TEN, "new device", "low"));
  }

  @Test
  void of_moreThanIsReadAtOnce_saysSo() throws Exception {
    for (int i = 0; i <= ActivityReader.MOST; i++) {
      log.add(MemoryTrail.request(TEN + i, "t", "anna", "/item/1"));
    }

    assertThat(of("anna").isCut()).isTrue();
    assertThat(of("anna").sessions().get(0).pages()).isEqualTo(ActivityReader.MOST);
  }
}
