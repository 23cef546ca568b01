package org.sessiontrail.console.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.chart.Values;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.html.Texts;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.Table;
import org.sessiontrail.insight.segment.Field;

/** The table of an answer, with ways to the sessions behind its rows. */
public final class AnswerTable {
  private static final Set<String> TRAILS = Set.of("session", "trail");

  private final PageRequest asked;
  private final Html html;
  private final Texts texts;
  private final Map<String, List<String>> period;

  /**
   * For {@code asked}.
   *
   * @param period the period as addresses hold it
   */
  public AnswerTable(PageRequest asked, Html html, Map<String, List<String>> period) {
    this.asked = asked;
    this.html = html;
    this.texts = asked.texts();
    this.period = period;
  }

  /** Writes the table and what is to be said of it. */
  public void write(Answer answer) {
    Table table = answer.table();
    if (!table.rows().isEmpty()) {
      html.open("div", "class", "scroll", "tabindex", "0");
      html.open("table", "class", "sortable");
      html.leaf("caption", answer.report().title());
      heads(table.columns());
      html.open("tbody");
      table.rows().forEach(row -> row(table.columns(), row));
      html.close().close().close();
    }
    table.notes().forEach(note -> html.leaf("p", note, "class", "note"));
  }

  /** Writes the texts and the first two numbers of each row, for a page that has many tables. */
  public void brief(Answer answer) {
    List<Column> columns = answer.table().columns();
    List<Integer> kept = new ArrayList<>();
    int numbers = 0;
    for (int i = 0; i < columns.size(); i++) {
      boolean isNumber = Values.isNumber(columns.get(i));
      numbers += isNumber ? 1 : 0;
      if ((isNumber && numbers <= 2 && !isBefore(columns.get(i))) || (!isNumber && numbers == 0)) {
        kept.add(i);
      }
    }
    Function<List<@Nullable Object>, List<@Nullable Object>> cut =
        row -> {
          List<@Nullable Object> out = new ArrayList<>();
          kept.forEach(i -> out.add(row.get(i)));
          return out;
        };
    List<Column> shown = kept.stream().map(columns::get).toList();
    html.open("div", "class", "scroll").open("table");
    heads(shown);
    html.open("tbody");
    answer.table().rows().forEach(row -> row(shown, cut.apply(row)));
    html.close().close().close();
  }

  private static boolean isBefore(Column column) {
    return column.name().startsWith("previous_");
  }

  private void heads(List<Column> columns) {
    html.open("thead").open("tr");
    for (Column column : columns) {
      html.leaf(
          "th",
          Values.heading(column, texts),
          "scope",
          "col",
          "title",
          column.unit(),
          "class",
          Values.isNumber(column) ? "number" : null);
    }
    html.close().close();
  }

  private void row(List<Column> columns, List<@Nullable Object> row) {
    html.open("tr");
    for (int i = 0; i < columns.size(); i++) {
      cell(columns.get(i), row.get(i), row, columns);
    }
    html.close();
  }

  private void cell(
      Column column, @Nullable Object value, List<@Nullable Object> row, List<Column> columns) {
    String text = Values.text(column, value, texts);
    if (Values.isNumber(column)) {
      html.leaf("td", text, "class", "number", "data-value", value == null ? "" : value.toString());
      return;
    }
    String link = value == null ? null : link(column, value.toString(), row, columns);
    html.open("td");
    if (link == null) {
      html.text(text);
    } else {
      html.leaf("a", text, "href", link);
    }
    html.close();
  }

  /** Where a cell leads to: the session it names, or the sessions that have its value. */
  private @Nullable String link(
      Column column, String value, List<@Nullable Object> row, List<Column> columns) {
    if (!asked.has(Roles.AUDITOR)) {
      return null;
    }
    if (TRAILS.contains(column.name())) {
      return asked.link("/sessions/" + PageRequest.encoded(value));
    }
    if (column.name().equals("error")) {
      Map<String, List<String>> conditions = new TreeMap<>(period);
      conditions.put("error", List.of(value));
      IntStream.range(0, columns.size())
          .filter(i -> columns.get(i).name().equals("page") && row.get(i) != null)
          .forEach(i -> conditions.put("route", List.of(String.valueOf(row.get(i)))));
      return asked.link("/sessions", conditions);
    }
    return Field.of(column.name())
        .filter(field -> field.type() == Field.Type.TEXT)
        .map(field -> segment(field.id() + "==" + quoted(value)))
        .orElse(null);
  }

  private String segment(String written) {
    Map<String, List<String>> conditions = new TreeMap<>(period);
    String whole = asked.parameter("segment");
    conditions.put("segment", List.of(whole == null ? written : whole + ";" + written));
    return asked.link("/sessions", conditions);
  }

  /** A value as the grammar of segments has it. */
  private static String quoted(String value) {
    return value.replace("%", "%25").replace(",", "%2C").replace(";", "%3B");
  }
}
