package org.sessiontrail.insight.path;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;
import org.sessiontrail.insight.sql.SqlPart;

/** Previous pages of a page. */
public final class PreviousPages extends SqlReport {
  /** The report. */
  public PreviousPages() {
    super(
        new Words(
            "previous-pages",
            "paths",
            "Previous pages",
            "Page views of the period by their page and by the page looked at before in the same visit;"
                + " without one it was the first."),
        Form.of("page", "previous_page")
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
