package org.sessiontrail.console.insight;

import java.util.List;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.insight.question.Parameter;

/** Fields for a parameter that may be given several times: one for each value, one for a next. */
final class RepeatedField {
  private final PageRequest asked;
  private final Html html;

  RepeatedField(PageRequest asked, Html html) {
    this.asked = asked;
    this.html = html;
  }

  /** Writes the fields of {@code parameter}, which has {@code values}. */
  void write(Parameter parameter, List<String> values) {
    String name = asked.texts().or("parameter." + parameter.name(), parameter.name());
    html.open("fieldset", "class", "wide").leaf("legend", name);
    List<String> given = values.stream().filter(value -> !value.isBlank()).toList();
    for (int i = 0; i <= given.size(); i++) {
      html.empty(
          "input",
          "name",
          parameter.name(),
          "value",
          i < given.size() ? given.get(i) : "",
          "aria-label",
          name + " " + (i + 1),
          "title",
          parameter.meaning(),
          "maxlength",
          "1000",
          "autocomplete",
          "off",
          "spellcheck",
          "false");
    }
    html.close();
  }
}
