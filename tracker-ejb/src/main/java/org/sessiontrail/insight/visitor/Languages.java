package org.sessiontrail.insight.visitor;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by the language their browser prefers. */
public final class Languages extends SqlReport {
  /** The report. */
  public Languages() {
    super(
        new Words(
            "languages",
            "visitors",
            "Languages",
            "Visits by the language their browser prefers, of visits that began in the period."
                + BOUNCE),
        Form.of("language").visits());
  }
}
