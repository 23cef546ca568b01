package org.sessiontrail.insight.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.SqlReport;

/** What is used. */
public final class Features extends SqlReport {
  /** The report. */
  public Features() {
    super(
        new Words(
            "features",
            "product",
            "Features",
            "Actions and pages used in the period; adoption is the share of all visitors who "
                + "were there in the period. Names given as declared are told with zeros where "
                + "nobody used them."),
        Form.of("sort", "feature")
            .count("uses", "times")
            .count("visitors", "people")
            .sum("everybody")
            .rate("adoption", "visitors", "everybody")
            .suppressedBy("visitors"));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.repeated(
            "declared",
            "An action that is told even when nobody used it, or a page when it begins with a slash."));
  }

  @Override
  protected List<List<@Nullable Object>> expected(Question question) {
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (String name : question.texts("declared")) {
      out.add(Arrays.asList(name.startsWith("/") ? "page" : "action", name));
    }
    return out;
  }
}
