package org.sessiontrail.insight.speed;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Errors and whom they met. */
public final class Errors extends SqlReport {
  /** The report. */
  public Errors() {
    super(
        new Words(
            "errors",
            "operations",
            "Errors",
            "Errors of the period by page, class, release of the application and browser: "
                + "pages and requests answered by a status of 500 and above (class server unless "
                + "known), errors of actions and of scripts."),
        Form.of("page", "error", "release", "browser")
            .count("errors", "errors")
            .count("visitors", "people")
            .count("trails", "trails")
            .suppressedBy("visitors"));
  }
}
