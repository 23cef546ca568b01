package org.sessiontrail.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigSourceTest {
  @Test
  void environment_mapsUnderscoresToDotsAndDashes() {
    ConfigSource source =
        ConfigSource.environment(
            Map.of(
                "TRACKER_SPOOL_DIR", "/a",
                "TRACKER_SPOOL_CAPACITY_BYTES", "2000000",
                "TRACKER_RETENTION_DAYS", "30",
                "TRACKER_COLOUR", "red",
                "PATH", "/bin"));

    assertThat(source.values())
        .containsOnly(
            Map.entry("tracker.spool.dir", "/a"),
            Map.entry("tracker.spool.capacity-bytes", "2000000"),
            Map.entry("tracker.retention.days", "30"),
            Map.entry("TRACKER_COLOUR", "red"));
  }

  @Test
  void environment_reachesEveryKey() {
    for (ConfigKey key : ConfigKey.values()) {
      String name = key.keyName().replace("*", "x");
      String variable = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");

      assertThat(ConfigSource.environment(Map.of(variable, "v")).values()).containsOnlyKeys(name);
    }
  }

  @Test
  void system_takesOnlyOurProperties() {
    System.setProperty("tracker.config-source-test", "1");
    try {
      assertThat(ConfigSource.system().values())
          .containsEntry("tracker.config-source-test", "1")
          .allSatisfy((key, value) -> assertThat(key).startsWith("tracker."));
    } finally {
      System.clearProperty("tracker.config-source-test");
    }
  }

  @Test
  void prefixed_leavesOthersOut() {
    assertThat(ConfigSource.prefixed("c", Map.of("tracker.app", "a", "other", "b")).values())
        .containsOnlyKeys("tracker.app");
  }

  @Test
  void keys_haveCodesAndNamesOfTheirOwn() {
    assertThat(Arrays.stream(ConfigKey.values()).map(ConfigKey::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("TRK-0(1[1-9]|71|73|74)\\d"));
    assertThat(Arrays.stream(ConfigKey.values()).map(ConfigKey::keyName)).doesNotHaveDuplicates();
  }
}
