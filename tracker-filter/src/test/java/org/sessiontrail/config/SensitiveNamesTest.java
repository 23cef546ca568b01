package org.sessiontrail.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "PASSWORD",
        "userPassword",
        "new-passwd",
        "pwd",
        "client_secret",
        "accessToken",
        "csrftoken",
        "otp",
        "smsOtp",
        "cvv",
        "card[cvv]",
        "pin",
        "userPin",
        "card_pin",
        "PIN",
        "Authorization",
        "api_key",
        "jsessionid"
      })
  void contains_whatSoundsLikeASecret(String name) {
    assertThat(SensitiveNames.contains(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "q", "page", "shipping", "footprint", "passenger", "spine", "laptop"})
  void contains_notWhatMerelyLooksAlike(String name) {
    assertThat(SensitiveNames.contains(name)).isFalse();
  }
}
