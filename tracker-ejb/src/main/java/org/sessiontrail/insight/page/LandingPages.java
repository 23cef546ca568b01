package org.sessiontrail.insight.page;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by what their first request asked for. */
public final class LandingPages extends SqlReport {
  /** The report. */
  public LandingPages() {
    super(
        new Words(
            "landing",
            "pages",
            "Landing pages",
            "Visits by what their first request asked for, of visits that began in the period."
                + BOUNCE),
        Form.of("page").visits());
  }
}
