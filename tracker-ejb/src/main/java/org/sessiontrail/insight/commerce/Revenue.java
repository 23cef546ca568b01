package org.sessiontrail.insight.commerce;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** What orders are worth. */
public final class Revenue extends SqlReport {
  /** The report. */
  public Revenue() {
    super(
        new Words(
            "revenue",
            "commerce",
            "Revenue",
            "Orders placed in the period (action order.place that came off) by currency; the "
                + "value is the sum of those that named one, the mean value is over these."),
        Form.of("currency")
            .count("orders", "orders")
            .count("visitors", "people")
            .count("valued", "orders")
            .sum("milli")
            .sum("thousand")
            .sum("thousands")
            .mean("value", "of the currency", "milli", "thousand")
            .mean("mean_value", "of the currency", "milli", "thousands")
            .suppressedBy("visitors"));
  }
}
