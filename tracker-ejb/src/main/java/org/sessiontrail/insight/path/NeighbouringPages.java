package org.sessiontrail.insight.path;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;
import org.sessiontrail.insight.sql.SqlPart;

/** Pages and those beside them in visits, which may have begun a day before the period. */
abstract class NeighbouringPages extends SqlReport {
  NeighbouringPages(Words words, String neighbour) {
    super(
        words,
        Form.of("page", neighbour)
            .count("views", "page views")
            .count("visitors", "people")
            .suppressedBy("visitors"));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.once("page", "Only this page; all unless given."));
  }

  @Override
  protected Map<String, SqlPart> places(Question question) {
    String page = question.text("page", "");
    return page.isEmpty() ? Map.of() : Map.of("page", SqlPart.of("y.page = ?", page));
  }

  @Override
  protected Map<String, Object> values(Question question) {
    return Map.of(
        "begin",
        question.period().fromMicros() - TimeUnit.DAYS.toMicros(1),
        "until",
        question.period().toMicros() + TimeUnit.DAYS.toMicros(1));
  }
}
