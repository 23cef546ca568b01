package org.sessiontrail.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  /** With {@code -Dsessiontrail.docs=write} the page is brought up to date instead. */
  @Test
  void page_holdsTheTablesOfTheCode() throws IOException {
    String page = Files.readString(PAGE);
    String expected =
        between(between(page, "keys", ConfigReference.keys()), "codes", ConfigReference.codes());
    if ("write".equals(System.getProperty("sessiontrail.docs"))) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page).as("%s, see its last section", PAGE).isEqualTo(expected);
    }
  }

  @Test
  void keys_holdsOneRowAKey() {
    assertThat(ConfigReference.keys().lines()).hasSize(ConfigKey.values().length + 2);
    assertThat(ConfigReference.keys())
        .contains("| `tracker.spool.capacity-bytes` | `1073741824` |");
  }

  private static String between(String page, String name, String table) {
    String begin = "<!-- " + name + ":begin -->\n";
    String end = "<!-- " + name + ":end -->";
    int from = page.indexOf(begin) + begin.length();
    assertThat(page).contains(begin, end);
    return page.substring(0, from) + table + page.substring(page.indexOf(end));
  }
}
