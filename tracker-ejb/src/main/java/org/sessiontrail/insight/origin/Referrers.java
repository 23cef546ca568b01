package org.sessiontrail.insight.origin;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by the host of the page that linked to the application. */
public final class Referrers extends SqlReport {
  /** The report. */
  public Referrers() {
    super(
        new Words(
            "referrers",
            "sources",
            "Referring sites",
            "Visits by the host of the page that linked to the application, of visits that began in the period."
                + BOUNCE),
        Form.of("host").visits());
  }
}
