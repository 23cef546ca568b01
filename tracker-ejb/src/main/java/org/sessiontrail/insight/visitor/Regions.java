package org.sessiontrail.insight.visitor;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by the region of their address. */
public final class Regions extends SqlReport {
  /** The report. */
  public Regions() {
    super(
        new Words(
            "regions",
            "visitors",
            "Regions",
            "Visits by the region of their address, of visits that began in the period." + BOUNCE),
        Form.of("country", "region").visits());
  }
}
