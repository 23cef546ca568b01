package org.sessiontrail.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.sessiontrail.docs.WrittenPage;

class ConfigReferenceTest {
  /** With {@code -Dsessiontrail.docs=write} the page is brought up to date instead. */
  @Test
  void page_holdsTheTablesOfTheCode() throws IOException {
    WrittenPage.of("configuration.md")
        .with("keys", ConfigReference.keys())
        .with("codes", ConfigReference.codes())
        .check();
  }

  @Test
  void keys_holdsOneRowAKey() {
    assertThat(ConfigReference.keys().lines()).hasSize(ConfigKey.values().length + 2);
    assertThat(ConfigReference.keys())
        .contains("| `tracker.spool.capacity-bytes` | `1073741824` |");
  }
}
