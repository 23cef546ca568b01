package org.sessiontrail.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation with regions that the code writes, each between {@code <!--
 * name:begin -->} and {@code <!-- name:end -->}.
 */
public final class WrittenPage {
  private final Path path;
  private final String before;
  private String expected;

  private WrittenPage(Path path, String text) {
    this.path = path;
    this.before = text;
    this.expected = text;
  }

  /** The page {@code name} in {@code docs}. */
  public static WrittenPage of(String name) throws IOException {
    Path path = Path.of("..", "docs", name);
    return new WrittenPage(path, Files.readString(path));
  }

  /** The region {@code name} is to hold {@code text}. */
  public WrittenPage with(String name, String text) {
    String begin = "<!-- " + name + ":begin -->\n";
    String end = "<!-- " + name + ":end -->";
    assertThat(expected).contains(begin, end);
    int from = expected.indexOf(begin) + begin.length();
    expected = expected.substring(0, from) + text + expected.substring(expected.indexOf(end));
    return this;
  }

  /**
   * Fails while the page holds something else; with {@code -Dsessiontrail.docs=write} it is brought
   * up to date instead.
   */
  public void check() throws IOException {
    if ("write".equals(System.getProperty("sessiontrail.docs"))) {
      Files.writeString(path, expected);
    } else {
      assertThat(before).as("%s, see its last section", path).isEqualTo(expected);
    }
  }
}
