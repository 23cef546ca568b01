package org.sessiontrail.insight.visitor;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** After how long people come again. */
public final class Loyalty extends SqlReport {
  /** The report. */
  public Loyalty() {
    super(
        new Words(
            "loyalty",
            "visitors",
            "Loyalty",
            "Visits that began in the period by the time since the beginning of the same visitor's visit"
                + " before, over all of the log."),
        Form.of("days_since")
            .count("visits", "visits")
            .count("visitors", "people")
            .suppressedBy("visitors"));
  }
}
