package org.sessiontrail.console.insight;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.chart.Values;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.PeriodChoice;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.Table;

/** The numbers at the top of the overview; each leads to its report. */
public final class Tiles {
  private final PageRequest asked;
  private final Html html;
  private final PeriodChoice period;

  /** The numbers of {@code period}. */
  public Tiles(PageRequest asked, Html html, PeriodChoice period) {
    this.asked = asked;
    this.html = html;
    this.period = period;
  }

  /** Asks and writes them. */
  public void write(Answers answers, Map<String, List<String>> texts) throws Exception {
    Map<String, List<String>> compared = new TreeMap<>(texts);
    compared.put("compare", List.of("true"));
    Table overview = answers.answer("overview", period, compared).table();
    html.open("ul", "class", "tiles");
    tile("live", asked.say("tile.live"), asked.texts().number(live(answers, texts)), null, false);
    for (String column :
        List.of("visits", "visitors", "views", "bounce_rate", "conversion_rate", "duration")) {
      column(overview, column, "overview");
    }
    revenue(answers, compared);
    share("failures", "failed", "requests", answers, compared);
    share("slow", "slow", "requests", answers, compared);
    html.close();
  }

  private long live(Answers answers, Map<String, List<String>> texts) throws Exception {
    Answer answer =
        answers.answer(
            "live",
            PeriodChoice.named("today", asked.nowMicros() + 1, asked.texts().zone()),
            texts);
    return Math.round(sum(answer.table(), "visits"));
  }

  private void column(Table table, String name, String report) {
    int at = index(table, name);
    if (at < 0 || table.rows().isEmpty()) {
      return;
    }
    Column column = table.columns().get(at);
    Object now = table.rows().get(0).get(at);
    int before = index(table, "previous_" + name);
    String change = before < 0 ? null : change(now, table.rows().get(0).get(before));
    tile(
        report,
        Values.heading(column, asked.texts()),
        Values.text(column, now, asked.texts()),
        change,
        name.equals("bounce_rate"));
  }

  private void revenue(Answers answers, Map<String, List<String>> texts) throws Exception {
    Table table = answers.answer("revenue", period, texts).table();
    int value = index(table, "value");
    int before = index(table, "previous_value");
    for (List<@Nullable Object> row : table.rows()) {
      Column column = table.columns().get(value);
      tile(
          "revenue",
          asked.say("tile.revenue", String.valueOf(row.get(0))),
          Values.text(column, row.get(value), asked.texts()),
          before < 0 ? null : change(row.get(value), row.get(before)),
          false);
    }
  }

  /** What part of all rows' {@code all} is {@code part}. */
  private void share(
      String report, String part, String all, Answers answers, Map<String, List<String>> texts)
      throws Exception {
    Map<String, List<String>> many = new TreeMap<>(texts);
    many.put("limit", List.of("10000"));
    Table table = answers.answer(report, period, many).table();
    double of = sum(table, all);
    double beforeOf = sum(table, "previous_" + all);
    if (of > 0) {
      double now = sum(table, part) / of;
      String change = beforeOf > 0 ? change(now, sum(table, "previous_" + part) / beforeOf) : null;
      tile(report, asked.say("tile." + report), asked.texts().share(now), change, true);
    }
  }

  private void tile(
      String report, String name, String value, @Nullable String change, boolean moreIsWorse) {
    Map<String, List<String>> parameters = period.parameters(asked.texts().zone());
    parameters.put("segment", List.of(asked.parameter("segment", "")));
    html.open("li").open("a", "href", asked.link("/reports/" + report, parameters));
    html.leaf("span", name, "class", "name").leaf("strong", value);
    if (change != null) {
      boolean isMore = change.startsWith("+");
      String style = change.equals("±0 %") ? "same" : isMore == moreIsWorse ? "worse" : "better";
      html.leaf("span", change, "class", "change " + style, "title", asked.say("tile.before"));
    }
    html.close().close();
  }

  /** By how much a number changed, as a share of what it was. */
  private @Nullable String change(@Nullable Object now, @Nullable Object before) {
    if (!(now instanceof Number to)
        || !(before instanceof Number from)
        || from.doubleValue() == 0) {
      return null;
    }
    double share = to.doubleValue() / from.doubleValue() - 1;
    if (Math.abs(share) < 0.0005) {
      return "±0 %";
    }
    return (share > 0 ? "+" : "") + asked.texts().share(share);
  }

  private static double sum(Table table, String column) {
    int at = index(table, column);
    return at < 0
        ? 0
        : table.rows().stream()
            .mapToDouble(row -> row.get(at) instanceof Number number ? number.doubleValue() : 0)
            .sum();
  }

  private static int index(Table table, String column) {
    return IntStream.range(0, table.columns().size())
        .filter(i -> table.columns().get(i).name().equals(column))
        .findFirst()
        .orElse(-1);
  }
}
