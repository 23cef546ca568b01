package org.sessiontrail.insight.speed;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** How often requests fail. */
public final class Failures extends SqlReport {
  /** The report. */
  public Failures() {
    super(
        new Words(
            "failures",
            "operations",
            "Error rate",
            "Counted requests of the period by route: failed are those answered by a status "
                + "of 500 and above, refused those of 400 to 499."),
        Form.of("page")
            .count("failed", "requests")
            .count("visitors", "people")
            .count("refused", "requests")
            .count("requests", "requests")
            .rate("error_rate", "failed", "requests")
            .suppressedBy("visitors"));
  }
}
