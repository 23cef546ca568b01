package org.sessiontrail.insight.page;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Links to other sites that were followed. */
public final class Outlinks extends SqlReport {
  /** The report. */
  public Outlinks() {
    super(
        new Words(
            "outlinks",
            "pages",
            "Outlinks",
            "Links to other sites that were followed in the period, as the page script told: without it there are none."),
        Form.of("target")
            .count("clicks", "clicks")
            .count("visitors", "people")
            .suppressedBy("visitors"));
  }
}
