package org.sessiontrail.insight.feature;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** What to mend first. */
public final class Priorities extends SqlReport {
  /** The report. */
  public Priorities() {
    super(
        new Words(
            "priorities",
            "product",
            "What to mend first",
            "Pages of the period by visitors times struggles per page view: pages that "
                + "failed, failed actions and requests, rage and dead clicks, forms refilled or "
                + "abandoned, errors of scripts. It is a list to begin with, not a measurement."),
        Form.of("page")
            .count("uses", "page views")
            .count("visitors", "people")
            .count("struggles", "signs")
            .sum("weight")
            .mean("priority", "visitors × signs per view", "weight", "uses")
            .suppressedBy("visitors"));
  }

  @Override
  protected Comparator<List<@Nullable Object>> order(int keys) {
    return Comparator.comparing(
        row -> (BigDecimal) row.get(keys + 3),
        Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder()).reversed());
  }
}
