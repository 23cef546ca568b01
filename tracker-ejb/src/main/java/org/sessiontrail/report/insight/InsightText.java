package org.sessiontrail.report.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.report.VisibleText;

/** An answer as text for people. */
final class InsightText {
  private static final String GAP = "  ";

  private InsightText() {}

  static void write(Answer answer, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    Map<String, Object> asked = Statements.asked(answer);
    line(text, String.valueOf(asked.get("title")));
    line(text, String.valueOf(asked.get("definition")));
    line(text, asked.get("from") + " to " + asked.get("to") + ", " + asked.get("zone"));
    String segment = answer.question().segment().text();
    if (!segment.isEmpty()) {
      line(text, "segment: " + segment);
    }
    text.append('\n');
    rows(answer, text);
    text.append('\n');
    line(
        text,
        Statements.completeness(answer).entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining(", ")));
    answer.table().notes().forEach(note -> line(text, note));
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void rows(Answer answer, StringBuilder to) {
    List<Column> columns = answer.table().columns();
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(Column::name).toList());
    for (List<@Nullable Object> row : answer.table().rows()) {
      lines.add(row.stream().map(each -> VisibleText.of(Statements.shown(each))).toList());
    }
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        boolean text = columns.get(i).type() == Column.Type.TEXT;
        String blanks = " ".repeat(widths[i] - line.get(i).length());
        out.append(text ? line.get(i) + blanks : blanks + line.get(i)).append(GAP);
      }
      to.append(out.toString().stripTrailing()).append('\n');
    }
  }

  /** One line, and nothing that a terminal obeys. */
  private static void line(StringBuilder to, String text) {
    to.append(VisibleText.of(text)).append('\n');
  }
}
