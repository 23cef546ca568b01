package org.sessiontrail.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sessiontrail.catalogue.CatalogueEntry;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.catalogue.Member;
import org.sessiontrail.catalogue.PersonalGroup;
import org.sessiontrail.record.Kind;

/** Whatever the sources put into a fact is in the catalogue, also where no test comes by. */
class WrittenMembersTest {
  private static final Pattern FACT =
      Pattern.compile("(?:Fact\\.of|states)\\(\\s*(?:Kind\\.([A-Z_]+)|\\w+)[^;]*;");
  private static final Pattern MEMBER = Pattern.compile("\\.put\\(\\s*\"([^\"]+)\"");
  private static final Pattern PERSONAL =
      Pattern.compile("\\.personal\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"");

  @Test
  void everyMemberInTheSources_isInTheCatalogue() throws IOException {
    List<String> unknown = new ArrayList<>();
    Set<Kind> written = EnumSet.noneOf(Kind.class);
    for (String module : List.of("tracker-filter", "tracker-ejb")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          Matcher fact = FACT.matcher(Files.readString(file));
          while (fact.find()) {
            String kind = fact.group(1);
            if (kind != null) {
              written.add(Kind.valueOf(kind));
            }
            List<CatalogueEntry> entries =
                kind == null
                    ? EventCatalogue.entries()
                    : List.of(EventCatalogue.of(Kind.valueOf(kind)));
            unknownIn(fact.group(), entries)
                .forEach(name -> unknown.add(file.getFileName() + " " + kind + " " + name));
          }
        }
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(written).contains(Kind.GAP, Kind.LOGIN, Kind.CHANGE, Kind.STREAM_ABANDONED);
  }

  @Test
  void search_findsWhatIsNotInTheCatalogue() {
    String source =
        "Fact.of(Kind.LOGIN, now)\n .put(\"how\", h).put( \"shoeSize\", 42)"
            + ".personal(\"who\", \"iban\", i).build();";

    assertThat(unknownIn(source, List.of(EventCatalogue.of(Kind.LOGIN))))
        .containsExactly("shoeSize", "who.iban");
  }

  private static List<String> unknownIn(String source, List<CatalogueEntry> entries) {
    List<String> out = new ArrayList<>();
    Matcher member = MEMBER.matcher(source);
    while (member.find()) {
      String name = member.group(1);
      if (entries.stream().flatMap(e -> e.members().stream()).noneMatch(m -> is(m, name))) {
        out.add(name);
      }
    }
    Matcher personal = PERSONAL.matcher(source);
    while (personal.find()) {
      String group = personal.group(1);
      String name = personal.group(2);
      if (entries.stream().flatMap(e -> e.groups().stream()).noneMatch(g -> has(g, group, name))) {
        out.add(group + "." + name);
      }
    }
    return out;
  }

  private static boolean is(Member member, String name) {
    return member.name().equals(name);
  }

  private static boolean has(PersonalGroup known, String group, String name) {
    return known.name().equals(group) && known.allows(name);
  }
}
