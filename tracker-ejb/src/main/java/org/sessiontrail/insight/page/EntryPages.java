package org.sessiontrail.insight.page;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Visits by their first page view. */
public final class EntryPages extends SqlReport {
  /** The report. */
  public EntryPages() {
    super(
        new Words(
            "entry",
            "pages",
            "Entry pages",
            "Visits by their first page view, of visits that began in the period." + BOUNCE),
        Form.of("page").visits());
  }
}
