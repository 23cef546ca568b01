package org.sessiontrail.insight.content;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Page views by topic and format. */
public final class Topics extends SqlReport {
  /** The report. */
  public Topics() {
    super(
        new Words(
            "topics",
            "content",
            "Topics and formats",
            "Page views of the period by the topic and format of their page; time in the "
                + "foreground and scroll depth are means over the views whose page told them."),
        Form.of("topic", "format")
            .count("views", "page views")
            .count("visitors", "people")
            .count("seen_views", "page views")
            .sum("seen_millis")
            .count("scrolled_views", "page views")
            .sum("percent")
            .mean("visible", "ms", "seen_millis", "seen_views")
            .mean("scrolled", "percent", "percent", "scrolled_views")
            .suppressedBy("visitors"));
  }
}
