package org.sessiontrail.insight.origin;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by source and medium. */
public final class Sources extends SqlReport {
  /** The report. */
  public Sources() {
    super(
        new Words(
            "sources",
            "sources",
            "Sources",
            "Visits by source and medium, of visits that began in the period." + BOUNCE),
        Form.of("source", "medium").visits());
  }
}
