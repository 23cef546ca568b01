package org.sessiontrail.console.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.html.Texts;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.Table;

/** Draws the picture that suits a report. */
public final class Pictures {
  private static final Set<String> LINES = Set.of("trend", "seasons", "forecast", "anomalies");
  private static final Set<String> FUNNELS = Set.of("funnel", "checkout");
  private static final Set<String> FLOWS =
      Set.of("next-pages", "previous-pages", "loops", "search-next", "read-together");
  private static final Set<String> COLUMNS = Set.of("frequency", "loyalty");
  private static final Set<String> NONE =
      Set.of("overview", "revenue", "carts", "stickiness", "audience", "visits", "release-impact");
  private static final int MOST_BARS = 20;
  private static final int MOST_FLOWS = 30;
  private static final int MOST_SERIES = 6;

  private final Html html;
  private final Texts texts;
  private final Table table;
  private final String name;

  private Pictures(Html html, Texts texts, Table table, String name) {
    this.html = html;
    this.texts = texts;
    this.table = table;
    this.name = name;
  }

  /**
   * What is drawn.
   *
   * @param report name of the report
   * @param title what the picture is called
   * @param measure column to draw, or null for the first that has numbers
   * @param marks what happened meanwhile, for pictures of time
   */
  public record Subject(
      String report, String title, @Nullable String measure, List<Plot.Mark> marks) {}

  /**
   * Draws {@code table}.
   *
   * @return whether there was something to draw
   */
  public static boolean draw(Html html, Texts texts, Table table, Subject subject) {
    String report = subject.report();
    if (NONE.contains(report) || table.rows().isEmpty()) {
      return false;
    }
    Pictures pictures = new Pictures(html, texts, table, subject.title());
    if (LINES.contains(report)) {
      return pictures.lines(subject);
    }
    if (report.equals("feature-weeks")) {
      return pictures.weeks();
    }
    if (report.equals("retention")) {
      return pictures.retention();
    }
    if (FLOWS.contains(report)) {
      return pictures.flows();
    }
    return pictures.bars(subject);
  }

  /** The columns that {@link Subject#measure} can name, in their order. */
  public static List<Column> measures(Table table) {
    return table.columns().stream()
        .filter(Values::isNumber)
        .filter(column -> !column.name().startsWith("previous_"))
        .toList();
  }

  private boolean lines(Subject subject) {
    int begin = index("begin");
    List<Plot.Series> series = new ArrayList<>();
    if (subject.report().equals("forecast")) {
      series.add(series("expected", "s0"));
      series.add(series("low", "low"));
      series.add(series("high", "high"));
    } else if (subject.report().equals("trend")) {
      Column measure = measure(subject.measure());
      series.add(series(measure.name(), "s0"));
      int before = index("previous_" + measure.name());
      if (before >= 0 && table.rows().stream().anyMatch(row -> isAbove(row, before))) {
        series.add(series("previous_" + measure.name(), "before"));
      }
    } else {
      series.add(series("value", "s0"));
      series.add(
          subject.report().equals("seasons") ? series("trend", "s1") : series("expected", "s1"));
    }
    Column first = measure(series.get(0).name());
    Plot plot =
        new Plot(
            labels(begin),
            series.stream().map(this::headed).toList(),
            subject.marks(),
            value -> Values.number(first, value, texts));
    if (begin < 0 || plot.isEmpty()) {
      return false;
    }
    LineChart.draw(html, plot, name);
    return true;
  }

  private Plot.Series headed(Plot.Series series) {
    Column column = table.columns().get(index(series.name()));
    return new Plot.Series(Values.heading(column, texts), series.style(), series.values());
  }

  /** The uses of the most used features, week by week. */
  private boolean weeks() {
    int week = index("week");
    int feature = index("feature");
    int uses = index("uses");
    Map<String, Map<String, Double>> byFeature = new LinkedHashMap<>();
    Set<String> weeks = new TreeSet<>();
    for (List<@Nullable Object> row : table.rows()) {
      weeks.add(String.valueOf(row.get(week)));
      byFeature
          .computeIfAbsent(String.valueOf(row.get(feature)), key -> new LinkedHashMap<>())
          .put(String.valueOf(row.get(week)), Objects.requireNonNullElse(number(row, uses), 0.0));
    }
    List<Map.Entry<String, Map<String, Double>>> most =
        byFeature.entrySet().stream()
            .sorted((one, other) -> Double.compare(sum(other.getValue()), sum(one.getValue())))
            .limit(MOST_SERIES)
            .toList();
    List<Plot.Series> series = new ArrayList<>();
    for (int i = 0; i < most.size(); i++) {
      Map<String, Double> values = most.get(i).getValue();
      List<@Nullable Double> points = new ArrayList<>();
      weeks.forEach(each -> points.add(values.getOrDefault(each, 0.0)));
      series.add(new Plot.Series(most.get(i).getKey(), "s" + i, points));
    }
    Column counted = table.columns().get(uses);
    LineChart.draw(
        html,
        new Plot(
            List.copyOf(weeks), series, List.of(), value -> Values.number(counted, value, texts)),
        name);
    return true;
  }

  private static double sum(Map<String, Double> values) {
    return values.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private boolean retention() {
    List<HeatMap.Cell> cells = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows()) {
      Double later = number(row, index("later"));
      Double rate = number(row, index("rate"));
      if (later != null && rate != null) {
        String state = String.valueOf(row.get(index("state")));
        cells.add(
            new HeatMap.Cell(
                String.valueOf(row.get(index("cohort"))),
                later.intValue(),
                rate,
                state.equals("complete") ? "" : state));
      }
    }
    HeatMap.draw(html, cells, name, texts);
    return !cells.isEmpty();
  }

  private boolean flows() {
    int amount = table.columns().indexOf(measure(null));
    List<FlowChart.Flow> flows =
        table.rows().stream()
            .filter(row -> row.get(0) != null && row.get(1) != null)
            .limit(MOST_FLOWS)
            .map(
                row ->
                    new FlowChart.Flow(
                        String.valueOf(row.get(0)),
                        String.valueOf(row.get(1)),
                        Objects.requireNonNullElse(number(row, amount), 0.0)))
            .filter(flow -> flow.amount() > 0)
            .toList();
    if (flows.isEmpty()) {
      return false;
    }
    FlowChart.draw(html, flows, name, texts);
    return true;
  }

  private boolean bars(Subject subject) {
    if (measures(table).isEmpty()) {
      return false;
    }
    Column measure = measure(subject.measure());
    int at = table.columns().indexOf(measure);
    List<List<@Nullable Object>> rows =
        table.rows().subList(0, Math.min(MOST_BARS, table.rows().size()));
    List<String> labels = rows.stream().map(this::label).toList();
    List<@Nullable Double> values = new ArrayList<>();
    rows.forEach(row -> values.add(number(row, at)));
    Plot plot =
        Plot.of(labels, measure.name(), values, each -> Values.number(measure, each, texts));
    if (plot.isEmpty()) {
      return false;
    }
    if (FUNNELS.contains(subject.report())) {
      FunnelChart.draw(html, plot, name, texts);
    } else if (COLUMNS.contains(subject.report())) {
      BarChart.standing(html, plot, name);
    } else {
      BarChart.lying(html, plot, name);
    }
    return true;
  }

  /** What a row is about: its texts before the first number, or its first cell. */
  private String label(List<@Nullable Object> row) {
    StringJoiner out = new StringJoiner(" · ");
    for (int i = 0; i < row.size(); i++) {
      if (Values.isNumber(table.columns().get(i))) {
        break;
      }
      if (row.get(i) != null) {
        out.add(String.valueOf(row.get(i)));
      }
    }
    return out.length() > 0
        ? out.toString()
        : Values.text(table.columns().get(0), row.get(0), texts);
  }

  private Column measure(@Nullable String wanted) {
    List<Column> all = measures(table);
    return all.stream()
        .filter(column -> column.name().equals(wanted))
        .findFirst()
        .orElseGet(() -> all.get(Math.min(all.size() - 1, firstIsKey() ? 1 : 0)));
  }

  /** Whether rows are about classes of numbers, so that the first number is their name. */
  private boolean firstIsKey() {
    return Values.isNumber(table.columns().get(0));
  }

  private Plot.Series series(String column, String style) {
    int at = index(column);
    List<@Nullable Double> values = new ArrayList<>();
    table.rows().forEach(row -> values.add(number(row, at)));
    return new Plot.Series(column, style, values);
  }

  private List<String> labels(int column) {
    return table.rows().stream().map(row -> String.valueOf(row.get(column))).toList();
  }

  private int index(String column) {
    return IntStream.range(0, table.columns().size())
        .filter(i -> table.columns().get(i).name().equals(column))
        .findFirst()
        .orElse(-1);
  }

  private static boolean isAbove(List<@Nullable Object> row, int at) {
    Double value = number(row, at);
    return value != null && value > 0;
  }

  private static @Nullable Double number(List<@Nullable Object> row, int at) {
    return at >= 0 && row.get(at) instanceof Number number ? (Double) number.doubleValue() : null;
  }
}
