package org.sessiontrail.insight.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One plain SQL file: a statement in the subset that H2, PostgreSQL, MySQL, DuckDB, Spark and Trino
 * share. {@code :name} is a parameter. What stands between {@code /*[name]*}{@code /} and {@code
 * /*[end]*}{@code /} is a place: it runs as it is, and may be replaced. Comments from {@code --} to
 * the end of a line are left out.
 *
 * @param name the file's name, for messages
 * @param text the statement
 */
public record SqlFile(String name, String text) {
  private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
  private static final Pattern MARKED =
      Pattern.compile(
          "/\\*\\[(?<place>[a-z]+)]\\*/(?<default>.*?)/\\*\\[end]\\*/|:(?<parameter>[a-z_]+)",
          Pattern.DOTALL);
  private static final String DIRECTORY = "/org/sessiontrail/insight/";

  /** The file {@code name} of the jar. */
  public static SqlFile named(String name) {
    try (InputStream in = SqlFile.class.getResourceAsStream(DIRECTORY + name + ".sql")) {
      if (in == null) {
        throw new IllegalArgumentException("there is no " + name + ".sql");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new SqlFile(name, COMMENT.matcher(text).replaceAll("").strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its places. */
  public Set<String> places() {
    Set<String> out = new TreeSet<>();
    MARKED
        .matcher(text)
        .results()
        .filter(found -> found.group(1) != null)
        .forEach(found -> out.add(found.group(1)));
    return out;
  }

  /**
   * The statement.
   *
   * @param places what stands at places; at others stands what the file has there
   * @param parameters values by name
   * @throws IllegalArgumentException when a parameter has no value
   */
  public SqlPart with(Map<String, SqlPart> places, Map<String, Object> parameters) {
    StringBuilder out = new StringBuilder();
    List<Object> values = new ArrayList<>();
    fill(text, places, parameters, out, values);
    return new SqlPart(out.toString(), values);
  }

  private void fill(
      String sql,
      Map<String, SqlPart> places,
      Map<String, Object> parameters,
      StringBuilder out,
      List<Object> values) {
    Matcher marked = MARKED.matcher(sql);
    int from = 0;
    while (marked.find()) {
      out.append(sql, from, marked.start());
      from = marked.end();
      String place = marked.group("place");
      SqlPart part = place == null ? null : places.get(place);
      if (place == null) {
        out.append('?');
        values.add(value(marked.group("parameter"), parameters));
      } else if (part != null) {
        out.append(part.text());
        values.addAll(part.values());
      } else {
        fill(marked.group("default"), places, parameters, out, values);
      }
    }
    out.append(sql.substring(from));
  }

  private Object value(String parameter, Map<String, Object> parameters) {
    Object value = parameters.get(parameter);
    if (value == null) {
      throw new IllegalArgumentException(name + ".sql: no value for " + parameter);
    }
    return value;
  }
}
