package org.sessiontrail.insight.page;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by their last page view. */
public final class ExitPages extends SqlReport {
  /** The report. */
  public ExitPages() {
    super(
        new Words(
            "exit",
            "pages",
            "Exit pages",
            "Visits that began in the period by their last page view, and how many of them were"
                + " not engaged."),
        Form.of("page")
            .count("exits", "visits")
            .count("visitors", "people")
            .count("bounces", "visits")
            .suppressedBy("visitors"));
  }
}
