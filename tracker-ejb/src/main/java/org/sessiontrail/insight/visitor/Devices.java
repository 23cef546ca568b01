package org.sessiontrail.insight.visitor;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by the device of their first request. */
public final class Devices extends SqlReport {
  /** The report. */
  public Devices() {
    super(
        new Words(
            "devices",
            "visitors",
            "Devices",
            "Visits by the device of their first request, of visits that began in the period."
                + BOUNCE),
        Form.of("device").visits());
  }
}
