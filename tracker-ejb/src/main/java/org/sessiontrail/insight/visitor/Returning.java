package org.sessiontrail.insight.visitor;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by whether the user or trail had an earlier visit. */
public final class Returning extends SqlReport {
  /** The report. */
  public Returning() {
    super(
        new Words(
            "returning",
            "visitors",
            "New and returning",
            "Visits by whether the user or trail had an earlier visit, of visits that began in the period."
                + BOUNCE),
        Form.of("visitor_type").visits());
  }
}
