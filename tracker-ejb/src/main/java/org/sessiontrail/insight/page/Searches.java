package org.sessiontrail.insight.page;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** What is searched for. */
public final class Searches extends SqlReport {
  /** The report. */
  public Searches() {
    super(
        new Words(
            "searches",
            "pages",
            "Site search",
            "Searches of the period by their words: actions search and search.miss, and searches that pages told."
                + " Missed are those that found nothing, of those whose number of results is known."),
        Form.of("words")
            .count("searches", "searches")
            .count("visitors", "people")
            .count("counted", "searches")
            .count("missed", "searches")
            .rate("miss_rate", "missed", "counted")
            .suppressedBy("visitors"));
  }
}
