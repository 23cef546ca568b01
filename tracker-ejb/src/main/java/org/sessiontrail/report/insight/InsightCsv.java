package org.sessiontrail.report.insight;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.report.format.CsvCell;

/**
 * An answer as CSV. The first column says what a row is: {@code row} for the numbers; {@code
 * report}, {@code completeness} and {@code note} for what the answer says of itself, as name and
 * value in the columns that follow.
 */
final class InsightCsv {
  private static final int LEAST_WIDTH = 3;

  private InsightCsv() {}

  static void write(Answer answer, OutputStream out) throws IOException {
    CsvWriter csv =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(out, StandardCharsets.UTF_8);
    int width = Math.max(LEAST_WIDTH, answer.table().columns().size() + 1);
    try {
      line(csv, width, "is", answer.table().columns().stream().map(Column::name).toList());
      for (List<@Nullable Object> row : answer.table().rows()) {
        line(csv, width, "row", row);
      }
      Statements.asked(answer)
          .forEach((name, value) -> line(csv, width, "report", List.of(name, value)));
      Statements.completeness(answer)
          .forEach((name, value) -> line(csv, width, "completeness", List.of(name, value)));
      for (String note : answer.table().notes()) {
        line(csv, width, "note", List.of("note", note));
      }
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void line(
      CsvWriter csv, int width, String first, List<? extends @Nullable Object> values) {
    List<String> cells = new ArrayList<>();
    cells.add(first);
    for (Object value : values) {
      cells.add(cell(value));
    }
    while (cells.size() < width) {
      cells.add("");
    }
    csv.writeRecord(cells);
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof BigDecimal number
        ? Statements.number(number)
        : CsvCell.text(value.toString());
  }
}
