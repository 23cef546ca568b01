package org.sessiontrail.capture.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sessiontrail.capture.RecorderFixture;
import org.sessiontrail.record.CanonicalJson;

final class KeptValuesTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.123Z");

  private KeptValues kept;

  @BeforeEach
  void allow(@TempDir Path dir) {
    kept = new KeptValues(new RecorderFixture(dir).recorder.policy());
  }

  private @Nullable Object of(@Nullable Object value) {
    return kept.of(EntityState.frozen(value));
  }

  @SuppressWarnings("JavaUtilDate") // entities have them
  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(true, true),
        Arguments.of((short) -3, -3L),
        Arguments.of(7, 7L),
        Arguments.of(CanonicalJson.MAX_INTEGER, CanonicalJson.MAX_INTEGER),
        Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
        Arguments.of(Long.MAX_VALUE, "9223372036854775807"),
        Arguments.of(4_111_111_111_111_111L, "[card]"),
        Arguments.of(Double.NaN, "NaN"),
        Arguments.of(new BigDecimal("1E+1000000"), "1E+1000000"),
        Arguments.of('x', "x"),
        Arguments.of(Operation.DELETE, "DELETE"),
        Arguments.of(new UUID(1, 2), "00000000-0000-0001-0000-000000000002"),
        Arguments.of(NOON, "2026-01-05T12:00:00.123Z"),
        Arguments.of(Date.from(NOON), "2026-01-05T12:00:00.123Z"),
        Arguments.of(Timestamp.from(NOON), "2026-01-05T12:00:00.123Z"),
        Arguments.of(java.sql.Date.valueOf("2026-01-05"), "2026-01-05"),
        Arguments.of("line\nbreak", "line\uFFFDbreak"));
  }

  /** What is kept can always be written: one that can't would be lost as a gap. */
  @ParameterizedTest
  @MethodSource("values")
  void of_aBasicValue_isExactOrText(Object value, Object expected) {
    Object out = of(value);

    assertThat(out).isEqualTo(expected);
    assertThat(CanonicalJson.text(Map.of("v", out))).isNotEmpty();
  }

  @Test
  void of_whatIsNotBasic_isNothing() {
    assertThat(of(null)).isNull();
    assertThat(of(new byte[] {1})).isNull();
    assertThat(of(new Object())).isNull();
    assertThat(of(Map.of("password", "x"))).isNull();
  }

  @Test
  void of_aLongText_isBounded() {
    assertThat(String.valueOf(of("lorem ".repeat(1_000)))).hasSize(1_000);
  }

  @Test
  void of_manyValues_keepsSome() {
    long some = Stream.generate(() -> of("x")).limit(500).filter(value -> value != null).count();

    assertThat(some).isEqualTo(200);
  }
}
