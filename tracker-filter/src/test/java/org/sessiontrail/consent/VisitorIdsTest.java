package org.sessiontrail.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.record.Purpose;
import org.sessiontrail.record.TestClock;

/** Ids of visitors for a day and pseudonyms for a month, and what is left when their keys go. */
final class VisitorIdsTest {
  private static final String FIREFOX = "Mozilla/5.0 (X11; rv:140.0) Firefox/140.0";

  @TempDir private Path dir;
  private final TestClock clock = new TestClock(); // 10:00

  private KeyShelf shelf(String name) {
    return KeyShelf.beside(dir.resolve("tracker.key"), name);
  }

  private VisitorIds ids() {
    return new VisitorIds(shelf("days"), "shop");
  }

  private String id(VisitorIds ids, String client, String agent) {
    return ids.of(client, agent, clock.epochMicros());
  }

  private List<String> files(String name) throws IOException {
    try (Stream<Path> all = Files.list(dir.resolve("tracker.key." + name))) {
      return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.200, true",
    "203.0.113.9, 203.0.114.9, false",
    "2001:db8:1:2::3, 2001:db8:1:9::8, true",
    "2001:db8:1:2::3, 2001:db8:2:2::3, false",
    "203.0.113.9, ::ffff:203.0.113.7, true",
  })
  void of_goesByTheNetwork(String one, String other, boolean same) {
    assertThat(id(ids(), one, FIREFOX).equals(id(ids(), other, FIREFOX))).isEqualTo(same);
  }

  @Test
  void of_goesByProgramWithoutItsVersion_applicationAndDay() {
    String id = id(ids(), "203.0.113.9", FIREFOX);

    assertThat(id).hasSize(22);
    assertThat(id(ids(), "203.0.113.9", FIREFOX.replace("140", "141"))).isEqualTo(id);
    assertThat(id(ids(), "203.0.113.9", "curl/8")).isNotEqualTo(id);
    assertThat(id(new VisitorIds(shelf("days"), "other"), "203.0.113.9", FIREFOX)).isNotEqualTo(id);
    clock.advance(Duration.ofDays(1));
    assertThat(id(ids(), "203.0.113.9", FIREFOX)).isNotEqualTo(id);
  }

  @Test
  void expire_destroysADaysKey_48HoursAfterTheDayBegan() throws Exception {
    VisitorIds ids = ids();
    String id = id(ids, "203.0.113.9", FIREFOX);
    clock.advance(Duration.ofHours(38).minusSeconds(1)); // one second before the 48 hours
    id(ids, "203.0.113.9", FIREFOX);

    assertThat(ids.expire(clock.epochMicros())).isZero();
    assertThat(files("days")).hasSize(2);
    clock.advance(Duration.ofSeconds(1));
    assertThat(ids.expire(clock.epochMicros())).isEqualTo(1);

    assertThat(files("days")).hasSize(1);
    assertThat(ids.of("203.0.113.9", FIREFOX, new TestClock().epochMicros())).isNotEqualTo(id);
  }

  @Test
  void key_isMadeOnce_forAllNodesThatShareTheDirectory() {
    byte[] key = shelf("days").key("2026-01-05");

    assertThat(shelf("days").key("2026-01-05")).isEqualTo(key).hasSize(KeyShelf.KEY_BYTES);
    assertThat(shelf("days").key("2026-01-06")).isNotEqualTo(key);
  }

  @Test
  void key_whereNothingCanBeWritten_livesInMemory_andSaysSo() throws Exception {
    Files.writeString(dir.resolve("tracker.key.days"), "a file where the directory should be");
    KeyShelf shelf = shelf("days");

    assertThat(shelf.key("2026-01-05")).isEqualTo(shelf.key("2026-01-05"));
    assertThat(shelf.problem()).contains("can't be used");
  }

  @Test
  void key_thatIsDamaged_isNotUsed() throws Exception {
    Path file = dir.resolve("tracker.key.days").resolve("2026-01-05.key");
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, new byte[3]);

    KeyShelf shelf = shelf("days");

    assertThat(shelf.key("2026-01-05")).hasSize(KeyShelf.KEY_BYTES);
    assertThat(shelf.problem()).contains("3 bytes");
  }

  @Test
  void pseudonym_isItsKeysNameAnd22Characters() {
    Pseudonyms pseudonyms = new Pseudonyms(shelf("months"));

    assertThat(pseudonyms.of(Purpose.ANALYTICS, "ada", clock.epochMicros()))
        .matches("2026-01-analytics\\.[A-Za-z0-9_-]{22}");
  }

  @Test
  void pseudonym_isTheSameWithinPurposeAndMonth_andNoOther() {
    Pseudonyms pseudonyms = new Pseudonyms(shelf("months"));
    String ada = pseudonyms.of(Purpose.ANALYTICS, "ada", clock.epochMicros());

    Pseudonyms again = new Pseudonyms(shelf("months"));
    clock.advance(Duration.ofDays(20));
    assertThat(again.of(Purpose.ANALYTICS, "ada", clock.epochMicros())).isEqualTo(ada);
    assertThat(bare(again.of(Purpose.AUDIT, "ada", clock.epochMicros()))).isNotEqualTo(bare(ada));
    assertThat(bare(again.of(Purpose.ANALYTICS, "ben", clock.epochMicros())))
        .isNotEqualTo(bare(ada));
    clock.advance(Duration.ofDays(20));
    assertThat(bare(again.of(Purpose.ANALYTICS, "ada", clock.epochMicros())))
        .isNotEqualTo(bare(ada));
  }

  private static String bare(String pseudonym) {
    return pseudonym.substring(pseudonym.indexOf('.'));
  }

  @Test
  void destroy_makesTheMonthsPseudonymsNobodys() throws Exception {
    Pseudonyms pseudonyms = new Pseudonyms(shelf("months"));
    long january = clock.epochMicros();
    String ada = pseudonyms.of(Purpose.ANALYTICS, "ada", january);
    pseudonyms.of(Purpose.AUDIT, "ada", january);

    assertThat(pseudonyms.destroy(YearMonth.of(2026, 1))).isEqualTo(2);

    assertThat(files("months")).isEmpty();
    assertThat(pseudonyms.of(Purpose.ANALYTICS, "ada", january)).isNotEqualTo(ada);
  }

  @Test
  void expire_destroysKeysOlderThanSoManyMonths() throws Exception {
    Pseudonyms pseudonyms = new Pseudonyms(shelf("months"));
    pseudonyms.of(Purpose.ANALYTICS, "ada", clock.epochMicros());
    clock.advance(Duration.ofDays(59)); // March
    pseudonyms.of(Purpose.ANALYTICS, "ada", clock.epochMicros());

    assertThat(pseudonyms.expire(clock.epochMicros(), 2)).isZero();
    assertThat(pseudonyms.expire(clock.epochMicros(), 1)).isEqualTo(1);
    assertThat(files("months")).containsExactly("2026-03-analytics.key");
  }
}
