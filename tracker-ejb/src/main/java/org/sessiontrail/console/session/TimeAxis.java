package org.sessiontrail.console.session;

import java.util.Locale;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.html.Texts;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.session.Timeline;
import org.sessiontrail.report.session.TimelineEntry;

/** When something happened in a session: one line from its beginning to its end. */
final class TimeAxis {
  private static final double LEFT = 8;
  private static final double WIDTH = 944;
  private static final int LABELS = 6;
  private static final int MOST = 2_000;

  private TimeAxis() {}

  static void draw(Html html, Timeline timeline, Texts texts) {
    long begin = timeline.beginMicros();
    double length = Math.max(1, end(timeline) - begin);
    html.open(
        "svg",
        "viewBox",
        "0 0 960 70",
        "class",
        "chart axis",
        "role",
        "img",
        "aria-label",
        texts.of("session.axis"));
    html.leaf("line", "", "x1", "8", "x2", "952", "y1", "40", "y2", "40", "class", "grid");
    for (int i = 0; i <= LABELS; i++) {
      double x = LEFT + WIDTH * i / LABELS;
      String style = i == 0 ? "tick" : i == LABELS ? "tick end" : "tick middle";
      String label = "+" + texts.millis(length / 1_000 * i / LABELS);
      html.leaf("text", label, "x", at(x), "y", "64", "class", style);
    }
    timeline.entries().stream()
        .limit(MOST)
        .filter(TimeAxis::isOfSession)
        .forEach(entry -> tick(html, entry, begin, length, texts));
    html.close();
  }

  /** When what happened in the session had ended; what was found in it later does not count. */
  static long end(Timeline timeline) {
    return timeline.entries().stream()
        .filter(TimeAxis::isOfSession)
        .mapToLong(TimelineEntry::endMicros)
        .max()
        .orElse(timeline.endMicros());
  }

  private static boolean isOfSession(TimelineEntry entry) {
    return entry.index() != null && !entry.kind().equals(Kind.FINDING.id());
  }

  private static void tick(Html html, TimelineEntry entry, long begin, double length, Texts texts) {
    double x = LEFT + WIDTH * (entry.atMicros() - begin) / length;
    double wide = WIDTH * (entry.endMicros() - entry.atMicros()) / length;
    boolean isRequest = entry.kind().equals("request");
    html.open("a", "href", "#r" + entry.index());
    html.open(
        "rect",
        "x",
        at(x),
        "y",
        isRequest ? "22" : "42",
        "width",
        at(Math.max(3, wide)),
        "height",
        isRequest ? "18" : "9",
        "class",
        entry.result().isFailure() ? "bad" : "kind-" + entry.kind());
    html.leaf("title", texts.clock(entry.atMicros()) + " " + entry.kind() + " " + entry.what());
    html.close().close();
  }

  private static String at(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }
}
