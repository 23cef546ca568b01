package org.sessiontrail.insight.page;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Page views by page. */
public final class Pages extends SqlReport {
  /** The report. */
  public Pages() {
    super(
        new Words(
            "pages",
            "pages",
            "Pages",
            "Page views of the period by page. Exits are views that are the last of their visit;"
                + " the time on a page is a mean over the views whose duration is known, which the"
                + " last one of a visit tells only where its page told it."),
        Form.of("page")
            .count("views", "page views")
            .count("visitors", "people")
            .count("exits", "page views")
            .count("known_views", "page views")
            .sum("known_millis")
            .rate("exit_rate", "exits", "views")
            .mean("time_on_page", "ms", "known_millis", "known_views")
            .suppressedBy("visitors"));
  }
}
