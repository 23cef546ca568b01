package org.sessiontrail.insight.content;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.SqlReport;

/** What is looked at more than before. */
public final class Trending extends SqlReport {
  /** The report. */
  public Trending() {
    super(
        new Words(
            "trending",
            "content",
            "Trending now",
            "Page views in the last hours of the period beside the same number of hours "
                + "before, by page, the greatest growth first; what comes before these is not "
                + "looked at."),
        Form.of("page")
            .count("growth", "page views")
            .count("visitors", "people")
            .count("views", "page views")
            .count("views_before", "page views")
            .rate("ratio", "views", "views_before")
            .suppressedBy("visitors"));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.once("hours", "How many hours, 1 to 720; 24 unless given."));
  }

  @Override
  protected Map<String, Object> values(Question question) throws QuestionMistakes {
    String hours = question.text("hours", "24");
    if (!hours.matches("[1-9][0-9]{0,2}") || Integer.parseInt(hours) > 720) {
      throw new QuestionMistakes(List.of("TRK-0672 hours is a whole number from 1 to 720"));
    }
    long micros = TimeUnit.HOURS.toMicros(Integer.parseInt(hours));
    long to = question.period().toMicros();
    return Map.of("since", to - micros, "before", to - 2 * micros);
  }
}
