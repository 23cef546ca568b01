package org.sessiontrail.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaScriptTest {
  private static final Path FOLDERS = Path.of("src/main/resources/db/sessiontrail");

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mysql", "oracle", "sqlserver", "db2"})
  void names_areTheFilesThatAreThere(String vendor) throws Exception {
    List<String> named = new ArrayList<>(List.of(SchemaScript.HISTORY));
    named.addAll(SchemaScript.NAMES);

    try (Stream<Path> files = Files.list(FOLDERS.resolve(vendor))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(named);
    }
    assertThat(SchemaScript.history(vendor).version()).isZero();
    assertThat(SchemaScript.all(vendor))
        .extracting(SchemaScript::version)
        .isEqualTo(
            LongStream.rangeClosed(1, SchemaScript.NAMES.size())
                .mapToObj(Math::toIntExact)
                .toList());
  }

  @Test
  void everyVendor_isCoveredHere() throws Exception {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrder("h2", "postgresql", "mysql", "oracle", "sqlserver", "db2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mysql", "oracle", "sqlserver", "db2"})
  void scripts_onlyAddAndUseNoSyntaxThatIsNotUnderstood(String vendor) {
    List<SchemaScript> scripts = new ArrayList<>(SchemaScript.all(vendor));
    scripts.add(SchemaScript.history(vendor));

    assertThat(scripts)
        .allSatisfy(script -> assertThat(script.text()).doesNotContain("/*", "$$"))
        .flatExtracting(SchemaScript::statements)
        .allSatisfy(
            sql -> assertThat(sql).doesNotContainPattern("(?i)\\b(drop|truncate|delete)\\b"));
  }

  @Test
  void statements_endWithASemicolonAtTheEndOfALine() {
    assertThat(statements("a;\nb\n  c ; \n\n;\nd; e;\r\nf"))
        .containsExactly("a", "b\n  c", "d; e", "f");
    assertThat(statements("a;")).containsExactly("a");
    assertThat(statements("")).isEmpty();
    assertThat(statements(" \n;\n-- nothing")).isEmpty();
  }

  @Test
  void statements_areNotEndedByCommentsOrQuotes() {
    assertThat(statements("-- one;\na -- two;\nb; -- 'three\nc '--;\n;' \";\n\" 'it''s;\n';\nd"))
        .containsExactly("a \nb", "c '--;\n;' \";\n\" 'it''s;\n'", "d");
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void statements_ofAnyJoinedStatements_areThese(long seed) {
    Random random = new Random(seed);
    List<String> expected = new ArrayList<>();
    StringBuilder script = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      StringBuilder sql = new StringBuilder("s");
      for (int part = random.nextInt(8); part > 0; part--) {
        sql.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      sql.append("e");
      expected.add(sql.toString());
      script.append(sql).append(ENDS.get(random.nextInt(ENDS.size())));
    }

    assertThat(statements(script.toString())).isEqualTo(expected);
  }

  private static final List<String> PARTS =
      List.of(
          "x",
          " ",
          "\n",
          "; z",
          ";y",
          "- ",
          "''",
          "'a;\n-- b'",
          "'it''s \";\n'",
          "\"c';\n\"",
          "(\n)",
          "\t\u00e4\ud83d\ude00");
  private static final List<String> ENDS =
      List.of(";\n", ";\r\n", " ;  \n\n", "\n;\n", "; -- end;\n", "-- 'c\n;\n", ";\n-- \"d;\n");

  @Test
  void checksum_isOfTheTextWhateverItsLineEnds() {
    String sha256OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    assertThat(script("abc").checksum()).isEqualTo(sha256OfAbc);
    assertThat(script("a\r\nb\rc\n").checksum()).isEqualTo(script("a\nb\nc\n").checksum());
    assertThat(script("a\nb").checksum()).isNotEqualTo(script("a b").checksum());
  }

  private static List<String> statements(String text) {
    return script(text).statements();
  }

  private static SchemaScript script(String text) {
    return new SchemaScript(1, "V1__test.sql", text);
  }
}
