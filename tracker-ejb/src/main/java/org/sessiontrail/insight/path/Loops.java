package org.sessiontrail.insight.path;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;

/** Where visits go in circles. */
public final class Loops extends SqlReport {
  /** The report. */
  public Loops() {
    super(
        new Words(
            "loops",
            "paths",
            "Loops",
            "How often a visit came back to a page by way of one other page, reloads left out. Many of them"
                + " may mean that something is not found, or that a list and its details are one after the other."),
        Form.of("page", "via")
            .count("times", "returns")
            .count("visitors", "people")
            .suppressedBy("visitors"));
  }

  @Override
  protected Map<String, Object> values(Question question) {
    return Map.of("begin", question.period().fromMicros() - TimeUnit.DAYS.toMicros(1));
  }
}
