package org.sessiontrail.insight.page;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;

/** What is looked at after a search. */
public final class SearchNext extends SqlReport {
  /** The report. */
  public SearchNext() {
    super(
        new Words(
            "search-next",
            "pages",
            "After a search",
            "Searches of the period by their words and by the page view that began next in the same visit;"
                + " without one the visit ended with the search. A search that follows at once is told as such."),
        Form.of("words", "next_page")
            .count("searches", "searches")
            .count("visitors", "people")
            .suppressedBy("visitors"));
  }

  @Override
  protected Map<String, Object> values(Question question) {
    return Map.of("until", question.period().toMicros() + TimeUnit.DAYS.toMicros(1));
  }
}
