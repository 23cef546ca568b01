package org.sessiontrail.insight.speed;

import java.util.List;
import java.util.Map;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.SqlReport;

/** Where people wait. */
public final class SlowSteps extends SqlReport {
  /** The report. */
  public SlowSteps() {
    super(
        new Words(
            "slow",
            "operations",
            "Slow steps",
            "Routes by how long people waited in requests of the period that took at least so "
                + "many milliseconds."),
        Form.of("page")
            .count("waited", "ms")
            .count("visitors", "people")
            .count("slow", "requests")
            .count("requests", "requests")
            .rate("slow_rate", "slow", "requests")
            .suppressedBy("visitors"));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.once("slow", "Milliseconds from which it is slow; 1000 unless given."));
  }

  @Override
  protected Map<String, Object> values(Question question) throws QuestionMistakes {
    String slow = question.text("slow", "1000");
    if (!slow.matches("[0-9]{1,7}")) {
      throw new QuestionMistakes(List.of("TRK-0673 slow is a number of milliseconds"));
    }
    return Map.of("slow", Long.parseLong(slow));
  }
}
