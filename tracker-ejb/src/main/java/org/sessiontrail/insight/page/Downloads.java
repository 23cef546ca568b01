package org.sessiontrail.insight.page;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Files that were downloaded. */
public final class Downloads extends SqlReport {
  /** The report. */
  public Downloads() {
    super(
        new Words(
            "downloads",
            "pages",
            "Downloads",
            "Files that were downloaded in the period, as the page script told: without it there are none."),
        Form.of("target")
            .count("clicks", "clicks")
            .count("visitors", "people")
            .suppressedBy("visitors"));
  }
}
