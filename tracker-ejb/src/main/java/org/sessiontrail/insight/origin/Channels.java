package org.sessiontrail.insight.origin;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by the channel that source and medium make. */
public final class Channels extends SqlReport {
  /** The report. */
  public Channels() {
    super(
        new Words(
            "channels",
            "sources",
            "Channels",
            "Visits by the channel that source and medium make, of visits that began in the period."
                + BOUNCE),
        Form.of("channel").visits());
  }
}
