package org.sessiontrail.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scripts of every database make the same tables as those of H2, on which all tests run. Also
 * for databases that can't be started here.
 */
class ScriptColumnsTest {
  private static final Pattern CREATE = Pattern.compile("(?is)create table (\\w+) \\((.*)\\).*");
  private static final Pattern ADD =
      Pattern.compile("(?is)alter table (\\w+) add (?:column )?(\\w+) (.*)");
  private static final Pattern INDEX = Pattern.compile("(?is)create index (\\w+) on (\\w+) .*");

  /** Of each what may not be a bare column name there; from the vendors' lists, ours only. */
  private static final Map<String, Set<String>> RESERVED =
      Map.of(
          "h2", Set.of(),
          "postgresql", Set.of("user", "order", "end", "when"),
          "mysql", Set.of("key", "keys", "rank", "row", "system", "range", "release"),
          "oracle", Set.of("size", "level", "date", "number", "comment", "start", "mode", "access"),
          "sqlserver", Set.of("key", "user", "index", "plan", "rule", "file", "open", "close"),
          "db2", Set.of());

  /** Type by the meaning that all databases share. */
  private static String meaning(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    if (upper.matches("(BIGINT|NUMBER\\(19\\)).*")) {
      return "long";
    } else if (upper.matches("(INTEGER|NUMBER\\(10\\)).*")) {
      return "int";
    } else if (upper.matches("(TIMESTAMP|DATETIME).*")) {
      return "time";
    } else if (upper.matches("(BLOB|BYTEA|RAW|VARBINARY|MEDIUMBLOB).*")) {
      return "bytes";
    } else if (upper.matches("(VARCHAR\\(1000000\\)|TEXT|MEDIUMTEXT|CLOB|NVARCHAR\\(MAX\\)).*")) {
      return "long text";
    }
    Matcher text = Pattern.compile("N?VARCHAR2?\\((\\d+)( CHAR| CODEUNITS32)?\\).*").matcher(upper);
    assertThat(text.matches()).as(type).isTrue();
    return "text " + text.group(1);
  }

  /** Columns with what they mean, in order, the key at the end; by table. */
  private static Map<String, Map<String, String>> tables(String vendor) {
    Map<String, Map<String, String>> out = new TreeMap<>();
    for (String sql : statements(vendor)) {
      Matcher create = CREATE.matcher(sql);
      Matcher add = ADD.matcher(sql);
      if (create.matches()) {
        Map<String, String> table = new LinkedHashMap<>();
        out.put(create.group(1), table);
        for (String part : create.group(2).split(",\\s*\\n", -1)) {
          member(table, part.strip());
        }
      } else if (add.matches()) {
        Map<String, String> table = Objects.requireNonNull(out.get(add.group(1)));
        table.put(name(add.group(2)), described(add.group(3)));
      }
    }
    return out;
  }

  private static void member(Map<String, String> table, String part) {
    String key = part.replaceAll("(?s)\\s+", " ");
    if (key.toUpperCase(Locale.ROOT).startsWith("PRIMARY KEY")) {
      table.put("primary key", columns(key));
    } else if (key.toUpperCase(Locale.ROOT).startsWith("CONSTRAINT")) {
      table.put(key.split(" ", -1)[1], columns(key));
    } else {
      table.put(name(key.split(" ", -1)[0]), described(key.substring(key.indexOf(' ') + 1)));
    }
  }

  private static String described(String definition) {
    String type = definition.strip();
    String upper = type.toUpperCase(Locale.ROOT);
    return meaning(type)
        + (upper.contains("NOT NULL") ? " not null" : "")
        + (upper.contains("PRIMARY KEY") ? " primary key" : "")
        + (upper.contains("UNIQUE") ? " unique" : "");
  }

  /** Oracle's scripts put an underscore behind what it reserves. */
  private static String name(String column) {
    return column.replaceAll("_$", "");
  }

  private static String columns(String key) {
    String inside = key.substring(key.indexOf('(') + 1).replaceAll("\\) WITH .*", ")");
    List<String> out = new ArrayList<>();
    for (String column : inside.replaceAll("\\(\\d+\\)", "").replace(")", "").split(", ", -1)) {
      out.add(name(column.strip()));
    }
    return String.join(", ", out);
  }

  private static List<String> statements(String vendor) {
    return Stream.concat(Stream.of(SchemaScript.history(vendor)), SchemaScript.all(vendor).stream())
        .flatMap(script -> script.statements().stream())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mysql", "oracle", "sqlserver", "db2"})
  void tables_areThoseOfH2(String vendor) {
    Map<String, Map<String, String>> expected = tables("h2");
    assertThat(expected).hasSize(22);

    Map<String, Map<String, String>> found = tables(vendor);

    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (table, columns) ->
            assertThat(List.copyOf(Objects.requireNonNull(found.get(table)).entrySet()))
                .as(table)
                .containsExactlyElementsOf(columns.entrySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "oracle", "sqlserver", "db2"})
  void indexes_areThoseOfH2(String vendor) {
    assertThat(indexes(vendor)).isEqualTo(indexes("h2")).hasSize(14);
  }

  private static List<String> indexes(String vendor) {
    List<String> out = new ArrayList<>();
    for (String sql : statements(vendor)) {
      if (INDEX.matcher(sql).matches()) {
        out.add(sql.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
      }
    }
    return out;
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mysql", "oracle", "sqlserver", "db2"})
  void names_fitEverywhereAndAreNotReserved(String vendor) {
    for (String sql : statements(vendor)) {
      Matcher create = CREATE.matcher(sql);
      if (create.matches()) {
        for (String part : create.group(2).split(",\\s*\\n", -1)) {
          String column = part.strip().split("\\s+", -1)[0];
          assertThat(column).hasSizeLessThanOrEqualTo(30); // Oracle before 12.2
          assertThat(Objects.requireNonNull(RESERVED.get(vendor)))
              .doesNotContain(column.toLowerCase(Locale.ROOT));
        }
      }
      Matcher index = INDEX.matcher(sql);
      if (index.matches()) {
        assertThat(index.group(1)).hasSizeLessThanOrEqualTo(30);
      }
    }
  }

  /** SQL*Plus and Db2's command line end a statement only where the line ends. */
  @ParameterizedTest
  @ValueSource(strings = {"oracle", "db2"})
  void comments_haveLinesOfTheirOwn(String vendor) {
    Stream.concat(Stream.of(SchemaScript.history(vendor)), SchemaScript.all(vendor).stream())
        .flatMap(script -> script.text().lines())
        .filter(line -> line.contains("--"))
        .forEach(line -> assertThat(line.strip()).startsWith("--").doesNotEndWith(";"));
  }

  @Test
  void difference_isSeen() {
    assertThat(described("VARCHAR2(40 CHAR) NOT NULL")).isEqualTo("text 40 not null");
    assertThat(described("NUMBER(10)")).isNotEqualTo(described("BIGINT"));
  }
}
