package org.sessiontrail.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Kind;

class CatalogueReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "events.md");

  /** With {@code -Dsessiontrail.docs=write} the page is brought up to date instead. */
  @Test
  void page_holdsTheTablesOfTheCode() throws IOException {
    String page = Files.readString(PAGE);
    String expected =
        between(
            between(page, "kinds", CatalogueReference.kinds()),
            "members",
            CatalogueReference.members());
    if ("write".equals(System.getProperty("sessiontrail.docs"))) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page).as("%s, see its last section", PAGE).isEqualTo(expected);
    }
  }

  @Test
  void kinds_holdsOneRowAKind() {
    assertThat(CatalogueReference.kinds().lines()).hasSize(Kind.values().length + 4);
  }

  private static String between(String page, String name, String table) {
    String begin = "<!-- " + name + ":begin -->\n";
    String end = "<!-- " + name + ":end -->";
    int from = page.indexOf(begin) + begin.length();
    assertThat(page).contains(begin, end);
    return page.substring(0, from) + table + page.substring(page.indexOf(end));
  }
}
