package org.sessiontrail.insight.feature;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;

/** What is not used any more. */
public final class Unused extends SqlReport {
  /** The report. */
  public Unused() {
    super(
        new Words(
            "unused",
            "product",
            "Not used any more",
            "Actions and pages that the log knows from the 400 days before the period and "
                + "that nobody used in the period, with their uses before. What was never used at "
                + "all is not in the log: name it as declared in the report features."),
        Form.of("sort", "feature")
            .count("uses", "times")
            .count("visitors", "people")
            .suppressedBy("visitors"));
  }

  @Override
  protected Map<String, Object> values(Question question) {
    return Map.of("begin", question.period().fromMicros() - TimeUnit.DAYS.toMicros(400));
  }
}
