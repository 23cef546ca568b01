package org.sessiontrail.insight.feature;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;

/** What is used week by week. */
public final class FeatureWeeks extends SqlReport {
  /** The report. */
  public FeatureWeeks() {
    super(
        new Words(
            "feature-weeks",
            "product",
            "Features by week",
            "Actions and pages used in the period by week; weeks begin on Monday, UTC, and "
                + "those at the ends of the period may be incomplete."),
        Form.of("week", "sort", "feature")
            .count("uses", "times")
            .count("visitors", "people")
            .suppressedBy("visitors"));
  }

  @Override
  protected @Nullable String key(int number, @Nullable String given, Question question) {
    return number != 0 || given == null
        ? given
        : LocalDate.ofEpochDay(Long.parseLong(given) / TimeUnit.DAYS.toMicros(1)).toString();
  }
}
