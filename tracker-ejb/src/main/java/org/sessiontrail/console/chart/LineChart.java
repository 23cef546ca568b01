package org.sessiontrail.console.chart;

import static org.sessiontrail.console.chart.Axis.at;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.html.Html;

/** Series in the course of time. */
final class LineChart {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 300;
  private static final double LEFT = 64;
  private static final double RIGHT = 12;
  private static final double TOP = 22;
  private static final double BOTTOM = 30;
  private static final int LABELS = 8;
  private static final int POINTS_WITH_DOTS = 62;

  private final Html html;
  private final Plot plot;
  private final Axis axis;

  private LineChart(Html html, Plot plot) {
    this.html = html;
    this.plot = plot;
    this.axis = Axis.upTo(plot.most());
  }

  /** Draws {@code plot}, which {@code name} says in words. */
  static void draw(Html html, Plot plot, String name) {
    LineChart chart = new LineChart(html, plot);
    html.open(
        "svg", "viewBox", "0 0 960 300", "class", "chart line", "role", "img", "aria-label", name);
    chart.grid();
    chart.band();
    plot.marks().forEach(chart::mark);
    plot.series().stream().filter(each -> !isBand(each)).forEach(chart::line);
    chart.spots();
    html.close();
    chart.legend();
  }

  private static boolean isBand(Plot.Series series) {
    return series.style().equals("low") || series.style().equals("high");
  }

  private double x(int index) {
    int last = Math.max(1, plot.labels().size() - 1);
    return LEFT + (WIDTH - LEFT - RIGHT) * index / last;
  }

  private double y(double value) {
    double height = HEIGHT - TOP - BOTTOM;
    return TOP + height - axis.place(value, height);
  }

  private void grid() {
    for (double line : axis.lines()) {
      String y = at(y(line));
      html.leaf(
          "line", "", "x1", at(LEFT), "x2", at(WIDTH - RIGHT), "y1", y, "y2", y, "class", "grid");
      html.leaf(
          "text",
          plot.format().apply(line),
          "x",
          at(LEFT - 8),
          "y",
          at(y(line) + 4),
          "class",
          "tick end");
    }
    int every = Math.max(1, (plot.labels().size() + LABELS - 1) / LABELS);
    for (int i = 0; i < plot.labels().size(); i += every) {
      html.leaf(
          "text",
          plot.labels().get(i),
          "x",
          at(x(i)),
          "y",
          at(HEIGHT - 8),
          "class",
          i == 0 ? "tick" : "tick middle");
    }
  }

  private void mark(Plot.Mark mark) {
    int index = plot.labels().indexOf(mark.label());
    if (index >= 0) {
      String x = at(x(index));
      html.leaf(
          "line", "", "x1", x, "x2", x, "y1", at(TOP), "y2", at(HEIGHT - BOTTOM), "class", "mark");
      html.leaf("text", mark.name(), "x", x, "y", at(TOP - 8), "class", "tick middle");
    }
  }

  /** The space between the series {@code low} and {@code high}. */
  private void band() {
    Plot.Series low = styled("low");
    Plot.Series high = styled("high");
    if (low != null && high != null) {
      StringBuilder points = new StringBuilder();
      for (int i = 0; i < high.values().size(); i++) {
        point(points, i, high.values().get(i));
      }
      for (int i = low.values().size() - 1; i >= 0; i--) {
        point(points, i, low.values().get(i));
      }
      html.leaf("polygon", "", "points", points.toString().strip(), "class", "band");
    }
  }

  private Plot.@Nullable Series styled(String style) {
    return plot.series().stream()
        .filter(each -> each.style().equals(style))
        .findFirst()
        .orElse(null);
  }

  private void point(StringBuilder out, int index, @Nullable Double value) {
    if (value != null) {
      out.append(at(x(index))).append(',').append(at(y(value))).append(' ');
    }
  }

  /** A line, broken where a value is unknown. */
  private void line(Plot.Series series) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < series.values().size(); i++) {
      Double value = series.values().get(i);
      if (value != null) {
        path.append(pen ? 'L' : 'M').append(at(x(i))).append(' ').append(at(y(value)));
      }
      pen = value != null;
    }
    html.leaf("path", "", "d", path.toString(), "class", "stroke " + series.style());
    if (plot.labels().size() <= POINTS_WITH_DOTS) {
      dots(series);
    }
  }

  private void dots(Plot.Series series) {
    for (int i = 0; i < series.values().size(); i++) {
      Double value = series.values().get(i);
      if (value != null) {
        html.leaf(
            "circle", "", "cx", at(x(i)), "cy", at(y(value)), "r", "3", "class", series.style());
      }
    }
  }

  /** What a pointer is told at each place. */
  private void spots() {
    double half = (WIDTH - LEFT - RIGHT) / Math.max(1, plot.labels().size() - 1) / 2;
    for (int i = 0; i < plot.labels().size(); i++) {
      html.open(
          "rect",
          "x",
          at(x(i) - half),
          "width",
          at(half * 2),
          "y",
          at(TOP),
          "height",
          at(HEIGHT - TOP - BOTTOM),
          "class",
          "spot");
      html.leaf("title", told(i)).close();
    }
  }

  private String told(int index) {
    StringBuilder out = new StringBuilder(plot.labels().get(index));
    for (Plot.Series series : plot.series()) {
      Double value = series.values().get(index);
      if (value != null) {
        out.append(String.format(Locale.ROOT, "%n%s: ", series.name()));
        out.append(plot.format().apply(value));
      }
    }
    return out.toString();
  }

  private void legend() {
    List<Plot.Series> named = plot.series();
    if (named.size() > 1) {
      html.open("ul", "class", "legend");
      named.forEach(each -> html.leaf("li", each.name(), "class", each.style()));
      html.close();
    }
  }
}
