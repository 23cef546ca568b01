package org.sessiontrail.insight.path;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;

/** The ways that visits take. */
public final class TopPaths extends SqlReport {
  /** The report. */
  public TopPaths() {
    super(
        new Words(
            "paths",
            "paths",
            "Top paths",
            "Visits that began in the period by their first five pages in order of time; a page that is looked"
                + " at again at once counts once."),
        Form.of("page_1", "page_2", "page_3", "page_4", "page_5")
            .count("visits", "visits")
            .count("visitors", "people")
            .suppressedBy("visitors"));
  }

  @Override
  protected Map<String, Object> values(Question question) {
    return Map.of("until", question.period().toMicros() + TimeUnit.DAYS.toMicros(1));
  }
}
