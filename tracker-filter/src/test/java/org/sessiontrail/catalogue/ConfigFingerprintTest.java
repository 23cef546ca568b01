package org.sessiontrail.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.runtime.TestConfig;

class ConfigFingerprintTest {
  private static final TrackerConfig BASE = TestConfig.in(Path.of("data"));

  private static TrackerConfig database(String url, String user, String password) {
    return TestConfig.with(BASE, new DatabaseConfig(null, url, user, password));
  }

  @Test
  void of_equalConfigurations_isEqual() {
    assertThat(ConfigFingerprint.of(TestConfig.in(Path.of("data"))))
        .isEqualTo(ConfigFingerprint.of(BASE))
        .matches("[0-9a-f]{16}");
  }

  @Test
  void of_anyOtherValue_isAnother() {
    assertThat(ConfigFingerprint.of(TestConfig.named(BASE, "app", "n2")))
        .isNotEqualTo(ConfigFingerprint.of(BASE));
    assertThat(ConfigFingerprint.of(database("jdbc:h2:mem:a", "ada", "x")))
        .isNotEqualTo(ConfigFingerprint.of(database("jdbc:h2:mem:a", "bob", "x")));
  }

  @Test
  void of_otherPasswords_isTheSame() {
    assertThat(
            ConfigFingerprint.of(database("jdbc:postgresql://u:one@db/t?password=one", "u", "one")))
        .isEqualTo(
            ConfigFingerprint.of(
                database("jdbc:postgresql://u:two@db/t?password=two", "u", "two")));
    assertThat(ConfigFingerprint.text(database("jdbc:postgresql://u:s3cret@db/t", "u", "s3cret")))
        .doesNotContain("s3cret");
  }
}
