package org.sessiontrail.insight.visitor;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;

/** How often people come. */
public final class Frequency extends SqlReport {
  /** The report. */
  public Frequency() {
    super(
        new Words(
            "frequency",
            "visitors",
            "Frequency",
            "People by how many visits they began in the period."),
        Form.of("visits_made")
            .count("visitors", "people")
            .count("visits", "visits")
            .suppressedBy("visitors"));
  }

  @Override
  protected @Nullable String key(int number, @Nullable String given, Question question) {
    return "10".equals(given) ? "10 and more" : given;
  }
}
