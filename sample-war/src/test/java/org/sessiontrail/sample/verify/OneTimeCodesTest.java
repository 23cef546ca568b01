package org.sessiontrail.sample.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:10Z");

  private static OneTimeCodes at(Instant instant) {
    return new OneTimeCodes(Clock.fixed(instant, ZoneOffset.UTC));
  }

  /** The vectors of RFC 6238, appendix B, for SHA-1; the last six of their eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void code_ofThePublishedTimes_isThePublishedOne(long seconds, String expected) {
    byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    assertThat(OneTimeCodes.code(secret, seconds / 30)).isEqualTo(expected);
  }

  @Test
  void accepts_forAMinuteAtMost() {
    String code = at(NOW).shown("anna");

    assertThat(at(NOW).accepts("anna", code)).isTrue();
    assertThat(at(NOW.plus(Duration.ofSeconds(30))).accepts("anna", code)).isTrue();
    assertThat(at(NOW.plus(Duration.ofSeconds(60))).accepts("anna", code)).isFalse();
    assertThat(at(NOW).accepts("ben", code)).isFalse();
    assertThat(at(NOW).accepts("anna", "")).isFalse();
  }
}
