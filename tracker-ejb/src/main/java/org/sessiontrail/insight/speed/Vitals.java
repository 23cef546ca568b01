package org.sessiontrail.insight.speed;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Web vitals by page. */
public final class Vitals extends SqlReport {
  /** The report. */
  public Vitals() {
    super(
        new Words(
            "vitals",
            "operations",
            "Web vitals",
            "The 75th percentile by nearest rank of lcp, inp, fcp, ttfb (milliseconds) and "
                + "cls (thousandths) over the page views of the period whose page told them."),
        Form.of("page", "vital")
            .count("views", "page views")
            .count("visitors", "people")
            .count("p75", "ms or thousandths")
            .suppressedBy("visitors"));
  }
}
