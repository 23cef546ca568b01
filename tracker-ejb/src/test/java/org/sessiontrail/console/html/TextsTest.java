package org.sessiontrail.console.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sessiontrail.insight.Reports;

class TextsTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Texts ENGLISH = new Texts(Locale.ENGLISH, UTC);
  private static final Texts GERMAN = new Texts(Locale.GERMAN, UTC);
  private static final Pattern SAID = Pattern.compile("(?:say|\\.of|fact)\\(\\s*\"([a-zA-Z.]+)\"");

  @Test
  void german_hasEveryTextThatEnglishHas() {
    assertThat(GERMAN.keys()).containsAll(ENGLISH.keys());
  }

  @Test
  void everyText_takesItsValues() {
    for (Texts texts : List.of(ENGLISH, GERMAN)) {
      for (String key : texts.keys()) {
        assertThat(texts.of(key, "a", "b", "c", "d", "e")).as(key).isNotBlank().doesNotContain("{");
      }
    }
  }

  @Test
  void everyKeyInTheCode_hasAText() throws IOException {
    List<String> said = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/sessiontrail/console"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        Matcher matcher = SAID.matcher(Files.readString(file));
        while (matcher.find()) {
          said.add(matcher.group(1));
        }
      }
    }

    assertThat(said).hasSizeGreaterThan(50);
    assertThat(ENGLISH.keys())
        .containsAll(said.stream().filter(key -> key.contains(".") && !key.endsWith(".")).toList());
  }

  @Test
  void everyTopicOfReports_hasAHeading() {
    assertThat(ENGLISH.keys())
        .containsAll(
            Reports.all().stream().map(each -> "topic." + each.topic().replace(' ', '-')).toList());
  }

  @Test
  void unknownLanguage_isEnglish() {
    assertThat(new Texts(Locale.JAPANESE, UTC).of("nav.overview")).isEqualTo("Overview");
  }

  @Test
  void numbersAndTimes_areOfLanguageAndZone() {
    Texts berlin = new Texts(Locale.GERMAN, ZoneId.of("Europe/Berlin"));

    assertThat(berlin.number(1_234_567)).isEqualTo("1.234.567");
    assertThat(ENGLISH.share(0.0712)).isEqualTo("7.1%");
    assertThat(berlin.minute(1_767_607_200_000_000L)).isEqualTo("2026-01-05 11:00");
    assertThat(ENGLISH.millis(950)).isEqualTo("950 ms");
    assertThat(ENGLISH.millis(61_500)).isEqualTo("1 min");
    assertThat(ENGLISH.millis(90_000_000)).isEqualTo("25 h");
  }
}
