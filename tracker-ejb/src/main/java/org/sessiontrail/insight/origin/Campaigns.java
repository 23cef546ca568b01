package org.sessiontrail.insight.origin;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits that a campaign brought. */
public final class Campaigns extends SqlReport {
  /** The report. */
  public Campaigns() {
    super(
        new Words(
            "campaigns",
            "sources",
            "Campaigns",
            "Visits that a campaign brought, of visits that began in the period." + BOUNCE),
        Form.of("campaign", "source", "medium", "term", "content").visits());
  }
}
