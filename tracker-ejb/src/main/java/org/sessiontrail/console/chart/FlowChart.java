package org.sessiontrail.console.chart;

import static org.sessiontrail.console.chart.Axis.at;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.html.Texts;

/** How much goes from what to what: ribbons between two columns of names. */
final class FlowChart {
  private static final double HEIGHT = 460;
  private static final double BAR = 10;
  private static final double GAP = 8;
  private static final double LEFT = 300;
  private static final double RIGHT = 650;

  private final Html html;
  private final Texts texts;
  private final double scale;

  /**
   * So much from one to another.
   *
   * @param from where from
   * @param to where to
   * @param amount how much, above 0
   */
  record Flow(String from, String to, double amount) {}

  /** A name at its side, and how much of it is used up by ribbons so far. */
  private static final class Stack {
    private final double top;
    private final double amount;
    private double used;

    Stack(double top, double amount) {
      this.top = top;
      this.amount = amount;
    }
  }

  private FlowChart(Html html, Texts texts, double scale) {
    this.html = html;
    this.texts = texts;
    this.scale = scale;
  }

  /** Draws {@code flows}, the largest first. */
  static void draw(Html html, List<Flow> flows, String name, Texts texts) {
    Map<String, Double> from = new LinkedHashMap<>();
    Map<String, Double> to = new LinkedHashMap<>();
    for (Flow flow : flows) {
      from.merge(flow.from(), flow.amount(), Double::sum);
      to.merge(flow.to(), flow.amount(), Double::sum);
    }
    double all = flows.stream().mapToDouble(Flow::amount).sum();
    double room = HEIGHT - GAP * Math.max(from.size(), to.size());
    FlowChart chart = new FlowChart(html, texts, all <= 0 ? 0 : room / all);
    BarChart.open(html, "chart flow", HEIGHT, name);
    Map<String, Stack> left = chart.stacked(from);
    Map<String, Stack> right = chart.stacked(to);
    for (Flow flow : new ArrayList<>(flows)) {
      Stack source = left.get(flow.from());
      Stack target = right.get(flow.to());
      if (source != null && target != null) {
        chart.ribbon(flow, source, target);
      }
    }
    left.forEach((label, stack) -> chart.side(label, stack, LEFT - BAR, LEFT - BAR - 8, "end"));
    right.forEach((label, stack) -> chart.side(label, stack, RIGHT, RIGHT + BAR + 8, "begin"));
    html.close();
  }

  private Map<String, Stack> stacked(Map<String, Double> amounts) {
    Map<String, Stack> out = new LinkedHashMap<>();
    double top = 2;
    for (Map.Entry<String, Double> each : amounts.entrySet()) {
      out.put(each.getKey(), new Stack(top, each.getValue()));
      top += each.getValue() * scale + GAP;
    }
    return out;
  }

  private void ribbon(Flow flow, Stack source, Stack target) {
    double thick = flow.amount() * scale;
    double y1 = source.top + source.used + thick / 2;
    double y2 = target.top + target.used + thick / 2;
    source.used += thick;
    target.used += thick;
    double bend = (LEFT + RIGHT) / 2;
    html.open(
        "path",
        "d",
        String.format(
            Locale.ROOT,
            "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f",
            LEFT,
            y1,
            bend,
            y1,
            bend,
            y2,
            RIGHT,
            y2),
        "class",
        "ribbon",
        "stroke-width",
        at(Math.max(1, thick)));
    html.leaf("title", flow.from() + " → " + flow.to() + ": " + number(flow.amount())).close();
  }

  private void side(String label, Stack stack, double x, double textX, String anchor) {
    double tall = Math.max(1, stack.amount * scale);
    html.leaf(
        "rect",
        "",
        "x",
        at(x),
        "y",
        at(stack.top),
        "width",
        at(BAR),
        "height",
        at(tall),
        "class",
        "s0");
    html.leaf(
        "text",
        BarChart.cut(label) + " " + number(stack.amount),
        "x",
        at(textX),
        "y",
        at(stack.top + tall / 2 + 4),
        "class",
        "tick " + anchor);
  }

  private String number(double amount) {
    return texts.number(Math.round(amount));
  }
}
