package org.sessiontrail.insight.traffic;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;

/** Who is there now. */
public final class Live extends SqlReport {
  /** The report. */
  public Live() {
    super(
        new Words(
            "live",
            "traffic",
            "Live visitors",
            "Visits with a counted record in the five minutes before the end of the period, which is now"
                + " unless it is given, by the page looked at last."),
        Form.of("page")
            .count("visits", "visits")
            .count("visitors", "people")
            .suppressedBy("visitors"));
  }

  @Override
  protected Map<String, Object> values(Question question) {
    long to = question.period().toMicros();
    return Map.of(
        "since", to - TimeUnit.MINUTES.toMicros(5), "begin", to - TimeUnit.DAYS.toMicros(2));
  }
}
