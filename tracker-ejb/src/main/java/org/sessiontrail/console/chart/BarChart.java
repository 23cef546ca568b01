package org.sessiontrail.console.chart;

import static org.sessiontrail.console.chart.Axis.at;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.html.Html;

/** Numbers beside each other: lying bars for names, standing columns for classes of numbers. */
final class BarChart {
  private static final double WIDTH = 960;
  private static final double ROW = 26;
  private static final double NAMES = 300;
  private static final double NUMBERS = 90;
  private static final int LONGEST = 42;
  private static final double HEIGHT = 240;
  private static final double FOOT = 24;

  private BarChart() {}

  /** A lying bar for each label, from the top. */
  static void lying(Html html, Plot plot, String name) {
    List<@Nullable Double> values = plot.series().get(0).values();
    double most = plot.most();
    double height = ROW * values.size() + 6;
    open(html, "chart bars", height, name);
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      double y = ROW * i + 4;
      double width = value == null || most <= 0 ? 0 : value / most * (WIDTH - NAMES - NUMBERS);
      String label = plot.labels().get(i);
      html.leaf("text", cut(label), "x", at(NAMES - 10), "y", at(y + 14), "class", "tick end");
      html.open(
          "rect",
          "x",
          at(NAMES),
          "y",
          at(y),
          "width",
          at(Math.max(0, width)),
          "height",
          at(ROW - 8),
          "rx",
          "2",
          "class",
          "s0");
      html.leaf("title", label + ": " + told(plot, value)).close();
      html.leaf(
          "text", told(plot, value), "x", at(NAMES + width + 8), "y", at(y + 14), "class", "tick");
    }
    html.close();
  }

  /** A standing column for each label, from the left. */
  static void standing(Html html, Plot plot, String name) {
    List<@Nullable Double> values = plot.series().get(0).values();
    Axis axis = Axis.upTo(plot.most());
    double room = WIDTH / Math.max(1, values.size());
    open(html, "chart columns", HEIGHT, name);
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i) == null ? 0 : values.get(i);
      double tall = axis.place(value, HEIGHT - FOOT - 20);
      double top = HEIGHT - FOOT - tall;
      String middle = at(room * i + room / 2);
      html.leaf(
          "rect",
          "",
          "x",
          at(room * i + room * 0.12),
          "y",
          at(top),
          "width",
          at(room * 0.76),
          "height",
          at(tall),
          "class",
          "s0");
      html.leaf(
          "text",
          plot.format().apply(value),
          "x",
          middle,
          "y",
          at(top - 5),
          "class",
          "tick middle");
      html.leaf(
          "text", plot.labels().get(i), "x", middle, "y", at(HEIGHT - 7), "class", "tick middle");
    }
    html.close();
  }

  static void open(Html html, String style, double height, String name) {
    html.open(
        "svg",
        "viewBox",
        "0 0 960 " + at(height),
        "class",
        style,
        "role",
        "img",
        "aria-label",
        name);
  }

  static String told(Plot plot, @Nullable Double value) {
    return value == null ? "–" : plot.format().apply(value);
  }

  static String cut(String label) {
    return label.length() <= LONGEST ? label : label.substring(0, LONGEST - 1) + "…";
  }
}
