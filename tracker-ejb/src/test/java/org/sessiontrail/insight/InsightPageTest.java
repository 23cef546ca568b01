package org.sessiontrail.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sessiontrail.docs.WrittenPage;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.report.insight.InsightRequest;

/** Holds the lists of docs/insight.md. */
class InsightPageTest {
  /** With {@code -Dsessiontrail.docs=write} the page is brought up to date instead. */
  @Test
  void page_holdsEveryReportFieldAndParameter() throws Exception {
    WrittenPage.of("insight.md")
        .with("parameters", parameters(InsightRequest.COMMON))
        .with("fields", fields(Field.ofSegments()))
        .with("steps", fields(Field.ofSteps()))
        .with("reports", reports())
        .check();
  }

  @Test
  void names_areEachOfOneReport() {
    assertThat(Reports.names()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z-]+"));
  }

  private static String parameters(List<Parameter> of) {
    StringBuilder out = new StringBuilder("| parameter | |\n|---|---|\n");
    of.forEach(
        each ->
            out.append("| `")
                .append(each.name())
                .append("` | ")
                .append(each.meaning())
                .append(" |\n"));
    return out.toString();
  }

  private static String fields(List<Field> of) {
    StringBuilder out = new StringBuilder("| field | |\n|---|---|\n");
    of.forEach(
        each ->
            out.append("| `")
                .append(each.id())
                .append("` | ")
                .append(each.meaning())
                .append(" |\n"));
    return out.toString();
  }

  private static String reports() {
    Map<String, StringBuilder> topics = new LinkedHashMap<>();
    for (Report report : Reports.all()) {
      StringBuilder out =
          topics.computeIfAbsent(
              report.topic(),
              topic ->
                  new StringBuilder("### ")
                      .append(Character.toUpperCase(topic.charAt(0)))
                      .append(topic.substring(1))
                      .append("\n\n"));
      out.append("**").append(report.title()).append("** `").append(report.name()).append("`. ");
      out.append(report.definition()).append("\n\n");
      if (!report.parameters().isEmpty()) {
        out.append(parameters(report.parameters())).append('\n');
      }
    }
    return String.join("", topics.values());
  }
}
