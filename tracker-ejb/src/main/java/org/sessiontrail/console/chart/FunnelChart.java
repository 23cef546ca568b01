package org.sessiontrail.console.chart;

import static org.sessiontrail.console.chart.Axis.at;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.html.Texts;

/** How many are left at each step. */
final class FunnelChart {
  private static final double ROW = 58;
  private static final double MIDDLE = 600;
  private static final double WIDEST = 560;

  private FunnelChart() {}

  /** Draws {@code plot}, whose labels are the steps. */
  static void draw(Html html, Plot plot, String name, Texts texts) {
    List<@Nullable Double> values = plot.series().get(0).values();
    double first = values.isEmpty() || values.get(0) == null ? 0 : values.get(0);
    BarChart.open(html, "chart funnel", ROW * values.size() + 4, name);
    Double before = null;
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i) == null ? 0 : values.get(i);
      double width = first <= 0 ? 0 : value / first * WIDEST;
      double y = ROW * i + 4;
      String label = plot.labels().get(i);
      html.open(
          "rect",
          "x",
          at(MIDDLE - width / 2),
          "y",
          at(y + (i == 0 ? 0 : 14)),
          "width",
          at(width),
          "height",
          at(i == 0 ? 44 : 30),
          "rx",
          "3",
          "class",
          "s0");
      html.leaf("title", label + ": " + plot.format().apply(value)).close();
      html.leaf("text", BarChart.cut(label), "x", "8", "y", at(y + 34), "class", "tick");
      html.leaf(
          "text",
          plot.format().apply(value),
          "x",
          at(MIDDLE),
          "y",
          at(y + (i == 0 ? 27 : 34)),
          "class",
          "inside middle");
      if (before != null && before > 0) {
        String kept = "↓ " + texts.share(value / before);
        html.leaf("text", kept, "x", at(MIDDLE), "y", at(y + 8), "class", "tick middle");
      }
      before = value;
    }
    html.close();
  }
}
