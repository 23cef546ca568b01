package org.sessiontrail.insight.speed;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** How long requests take. */
public final class ResponseTimes extends SqlReport {
  /** The report. */
  public ResponseTimes() {
    super(
        new Words(
            "response-times",
            "operations",
            "Response times",
            "Requests of the period whose duration is known by their route: page views and "
                + "other counted requests, not static files and not what scripts only read. "
                + "Percentiles are by nearest rank, not interpolated."),
        Form.of("page")
            .count("requests", "requests")
            .count("visitors", "people")
            .count("p50", "ms")
            .count("p95", "ms")
            .count("p99", "ms")
            .sum("waited")
            .mean("mean", "ms", "waited", "requests")
            .suppressedBy("visitors"));
  }
}
