package org.sessiontrail.insight.visitor;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by the country of their address. */
public final class Countries extends SqlReport {
  /** The report. */
  public Countries() {
    super(
        new Words(
            "countries",
            "visitors",
            "Countries",
            "Visits by the country of their address, of visits that began in the period." + BOUNCE),
        Form.of("country").visits());
  }
}
