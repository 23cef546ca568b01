package org.sessiontrail.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/compliance.md to what there is: no test and no page that does not exist. */
class CompliancePageTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/compliance.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Contract))`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([a-z-]+\\.md)\\)");
  private static final Pattern UNLINKED = Pattern.compile("`docs/([a-z-]+\\.md)`");

  @Test
  void everyTestNamed_exists() throws IOException {
    Set<String> named = found(TEST, Files.readString(PAGE));
    Set<String> missing = new TreeSet<>(named);
    missing.removeAll(testClasses());

    assertThat(named).hasSizeGreaterThan(50);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyPageNamed_existsAndIsLinked() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(found(LINK, page))
        .allSatisfy(name -> assertThat(ROOT.resolve("docs").resolve(name)).exists());
    assertThat(found(UNLINKED, page)).isEmpty();
  }

  @Test
  void everyLine_isShownOrSaysWhyNot() throws IOException {
    List<String> silent = new ArrayList<>();
    List<String> rows =
        Files.readString(PAGE)
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| line |"))
            .toList();
    for (String row : rows) {
      String[] cells = row.split(" \\| ", -1);
      String shown = cells[cells.length - 1];
      boolean says =
          TEST.matcher(shown).find() || shown.contains("*you:*") || shown.contains("*not yet:*");
      if (cells.length != 4 || !says) {
        silent.add(row);
      }
    }

    assertThat(rows).hasSizeGreaterThan(80);
    assertThat(silent).isEmpty();
  }

  private static Set<String> testClasses() throws IOException {
    Set<String> out = new TreeSet<>();
    for (String module : List.of("tracker-filter", "tracker-ejb", "sample-war")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        out.addAll(
            files
                .map(path -> path.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet()));
      }
    }
    return out;
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> out = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      out.add(matcher.group(1));
    }
    return out;
  }
}
