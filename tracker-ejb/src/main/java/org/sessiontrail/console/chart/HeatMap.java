package org.sessiontrail.console.chart;

import static org.sessiontrail.console.chart.Axis.at;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.html.Texts;

/** Shares in rows and columns, the darker the larger. */
final class HeatMap {
  private static final double CELL = 26;
  private static final double NAMES = 150;
  private static final int STEPS = 9;

  private HeatMap() {}

  /**
   * One cell.
   *
   * @param row name of its row
   * @param column number of its column, from 0
   * @param share 0 to 1
   * @param note what else is said of it, may be empty
   */
  record Cell(String row, int column, double share, String note) {}

  /** Draws {@code cells}, in the order of their rows. */
  static void draw(Html html, List<Cell> cells, String name, Texts texts) {
    SortedMap<String, Integer> places = new TreeMap<>();
    cells.forEach(cell -> places.putIfAbsent(cell.row(), 0));
    int next = 0;
    for (Map.Entry<String, Integer> each : places.entrySet()) {
      each.setValue(next++);
    }
    int columns = cells.stream().mapToInt(Cell::column).max().orElse(0) + 1;
    double width = Math.min(64, (960 - NAMES) / columns);
    BarChart.open(html, "chart heat", CELL * (next + 1) + 4, name);
    for (int i = 0; i < columns; i++) {
      String x = at(NAMES + width * i + width / 2);
      html.leaf("text", String.valueOf(i), "x", x, "y", "16", "class", "tick middle");
    }
    places.forEach(
        (row, place) ->
            html.leaf(
                "text",
                row,
                "x",
                at(NAMES - 8),
                "y",
                at(CELL * (place + 1) + 17),
                "class",
                "tick end"));
    for (Cell cell : cells) {
      cell(html, cell, places.getOrDefault(cell.row(), 0) + 1, width, texts);
    }
    html.close();
  }

  private static void cell(Html html, Cell cell, int place, double width, Texts texts) {
    int shade = (int) Math.ceil(Math.min(1, Math.sqrt(Math.max(0, cell.share()))) * STEPS);
    double x = NAMES + width * cell.column();
    html.open(
        "rect",
        "x",
        at(x + 1),
        "y",
        at(CELL * place + 1),
        "width",
        at(width - 2),
        "height",
        at(CELL - 2),
        "rx",
        "2",
        "class",
        "heat" + shade);
    String told = cell.row() + " +" + cell.column() + ": " + texts.share(cell.share());
    html.leaf("title", cell.note().isEmpty() ? told : told + " (" + cell.note() + ")").close();
    if (width >= 40) {
      html.leaf(
          "text",
          texts.share(Math.round(cell.share() * 100) / 100.0),
          "x",
          at(x + width / 2),
          "y",
          at(CELL * place + 17),
          "class",
          (shade > 5 ? "inside" : "tick") + " middle");
    }
  }
}
