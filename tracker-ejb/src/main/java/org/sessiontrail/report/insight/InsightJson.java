package org.sessiontrail.report.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.record.CanonicalJson;

/** An answer as one JSON object, in the form all reports share. */
final class InsightJson {
  private InsightJson() {}

  static void write(Answer answer, OutputStream out) throws IOException {
    Map<String, Object> members = new TreeMap<>(Statements.asked(answer));
    members.put("completeness", Statements.completeness(answer));
    members.put("notes", answer.table().notes());
    members.put("columns", answer.table().columns().stream().map(InsightJson::column).toList());
    // rows by hand: missing values and fractions are there, which the canonical form has not
    String head = CanonicalJson.text(members);
    out.write(head.substring(0, head.length() - 1).getBytes(StandardCharsets.UTF_8));
    out.write(",\"rows\":[".getBytes(StandardCharsets.UTF_8));
    String between = "";
    for (List<@Nullable Object> row : answer.table().rows()) {
      String text = row.stream().map(InsightJson::cell).collect(Collectors.joining(",", "[", "]"));
      out.write((between + text).getBytes(StandardCharsets.UTF_8));
      between = ",";
    }
    out.write("]}\n".getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> column(Column column) {
    Map<String, Object> out = new TreeMap<>();
    out.put("name", column.name());
    out.put("type", column.type().id());
    if (column.unit() != null) {
      out.put("unit", column.unit());
    }
    return out;
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    return value instanceof BigDecimal number
        ? Statements.number(number)
        : CanonicalJson.text(value);
  }
}
