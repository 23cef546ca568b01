package org.sessiontrail.insight.feature;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;

/** How often people come back. */
public final class Stickiness extends SqlReport {
  /** The report. */
  public Stickiness() {
    super(
        new Words(
            "stickiness",
            "product",
            "Stickiness",
            "Visitors of the period and the days (UTC) on which they began a visit; "
                + "stickiness is the mean number of visitors of a day by those of the period, which "
                + "over a month is DAU by MAU. A part of a day at the end counts as a day."),
        Form.of()
            .count("visitor_days", "days")
            .count("visitors", "people")
            .sum("possible_days")
            .rate("stickiness", "visitor_days", "possible_days")
            .suppressedBy("visitors"));
  }

  @Override
  protected Map<String, Object> values(Question question) {
    long micros = question.period().toMicros() - question.period().fromMicros();
    long day = TimeUnit.DAYS.toMicros(1);
    return Map.of("days", Math.max(1, Math.floorDiv(micros + day - 1, day)));
  }
}
