package org.sessiontrail.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/messages.md complete: every code of the sources and no other. */
class MessagesPageTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CODE = Pattern.compile("TRK-0[2-9]\\d\\d");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (TRK-\\d{4}) \\|");

  @Test
  void page_namesEveryCodeOfTheSourcesAndNoOther() throws IOException {
    Set<String> inSources = new TreeSet<>();
    for (String module : List.of("tracker-filter", "tracker-ejb")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          inSources.addAll(found(CODE, 0, Files.readString(file)));
        }
      }
    }

    assertThat(found(ROW, 1, Files.readString(ROOT.resolve("docs/messages.md"))))
        .isEqualTo(inSources);
  }

  private static Set<String> found(Pattern pattern, int group, String text) {
    Set<String> out = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      out.add(matcher.group(group));
    }
    return out;
  }
}
