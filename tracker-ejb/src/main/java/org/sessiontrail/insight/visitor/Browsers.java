package org.sessiontrail.insight.visitor;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by browser. */
public final class Browsers extends SqlReport {
  /** The report. */
  public Browsers() {
    super(
        new Words(
            "browsers",
            "visitors",
            "Browsers",
            "Visits by browser, of visits that began in the period." + BOUNCE),
        Form.of("browser").visits());
  }
}
