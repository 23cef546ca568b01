package org.sessiontrail.insight.visitor;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by operating system and its version. */
public final class Systems extends SqlReport {
  /** The report. */
  public Systems() {
    super(
        new Words(
            "systems",
            "visitors",
            "Operating systems",
            "Visits by operating system and its version, of visits that began in the period."
                + BOUNCE),
        Form.of("os", "version").visits());
  }
}
