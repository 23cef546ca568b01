package org.sessiontrail.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.docs.WrittenPage;

/**
 * Cases that others have published, and how many of them we answer as they do. What we answer
 * otherwise is kept by name beside the cases: a change of it in either direction is seen, and with
 * {@code -Dsessiontrail.docs=write} it is written down instead.
 */
public final class PublishedCases {
  private static final Path DIRECTORY = Path.of("src", "test", "resources", "published");

  private final String name;
  private final Map<String, Integer> deviations = new TreeMap<>();
  private int all;
  private int agreed;

  /** None yet of the table {@code name}. */
  public PublishedCases(String name) {
    this.name = name;
  }

  /** The rows of a table. */
  public static List<List<String>> rows(String table) throws IOException {
    return Files.readAllLines(DIRECTORY.resolve(table + ".tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }

  /** A case: what is published, what we say, and whether that is the same. */
  public void add(String published, String ours, boolean same) {
    all++;
    agreed += same ? 1 : 0;
    if (!same) {
      deviations.merge(published + " -> " + ours, 1, Integer::sum);
    }
  }

  /** Holds what we answer otherwise to what is known of it, and the page to the figures. */
  public void check() throws IOException {
    StringBuilder found = new StringBuilder();
    deviations.forEach(
        (deviation, count) -> found.append(count).append('\t').append(deviation).append('\n'));
    Path known = DIRECTORY.resolve(name + ".deviations.txt");
    if ("write".equals(System.getProperty("sessiontrail.docs"))) {
      Files.writeString(known, found);
    }
    assertThat(found.toString()).as("%s", known).isEqualTo(Files.readString(known));
    String figures =
        String.format(
            Locale.ROOT, "%d of %d, %.1f %%%n", agreed, all, 100.0 * agreed / Math.max(1, all));
    WrittenPage.of("enrichment.md").with(name, figures).check();
  }
}
