package org.sessiontrail.insight.visitor;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by the city of their address. */
public final class Cities extends SqlReport {
  /** The report. */
  public Cities() {
    super(
        new Words(
            "cities",
            "visitors",
            "Cities",
            "Visits by the city of their address, of visits that began in the period." + BOUNCE),
        Form.of("country", "region", "city").visits());
  }
}
