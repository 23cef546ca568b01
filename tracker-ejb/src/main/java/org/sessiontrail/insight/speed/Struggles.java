package org.sessiontrail.insight.speed;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Signs of struggle by page. */
public final class Struggles extends SqlReport {
  /** The report. */
  public Struggles() {
    super(
        new Words(
            "struggles",
            "operations",
            "Struggle",
            "Signs of struggle in the period by page: rage-click, dead-click, form-refill, "
                + "form-abandon, error of a script, failed action, and retry, the third and each "
                + "further time that the same changing request is sent within five seconds."),
        Form.of("page", "signal")
            .count("times", "times")
            .count("visitors", "people")
            .count("trails", "trails")
            .suppressedBy("visitors"));
  }
}
