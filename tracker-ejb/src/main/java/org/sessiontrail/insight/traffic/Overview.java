package org.sessiontrail.insight.traffic;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** All visits that began in the period. */
public final class Overview extends SqlReport {
  /** The report. */
  public Overview() {
    super(
        new Words(
            "overview", "traffic", "Overview", "All visits that began in the period." + BOUNCE),
        Form.of().visits());
  }
}
