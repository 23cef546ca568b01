package org.sessiontrail.insight.content;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Pages that are looked at in the same visits. */
public final class ReadTogether extends SqlReport {
  /** The report. */
  public ReadTogether() {
    super(
        new Words(
            "read-together",
            "content",
            "Read together",
            "Pairs of pages that were both looked at in a visit, of page views of the period. "
                + "The share is of the visits with the first page; the affinity is of the visits "
                + "with either page plus ten, so that rare pairs do not come first. Visits of more "
                + "than 200 page views are left out."),
        Form.of("page", "other_page")
            .count("visits", "visits")
            .count("visitors", "people")
            .count("page_visits", "visits")
            .sum("either")
            .rate("share", "visits", "page_visits")
            .rate("affinity", "visits", "either")
            .suppressedBy("visitors"));
  }
}
