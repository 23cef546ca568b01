package org.sessiontrail.report.policy;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.report.format.CsvCell;

/**
 * The policy report as CSV. What the report says of itself and its completeness travel as rows of
 * the same width, {@code row} is {@code report} or {@code completeness} then; the last row's {@code
 * rule} is {@code end}.
 */
final class PolicyCsv {
  private static final int WIDTH = PolicyRows.COLUMNS.size();
  private static final int SENTENCE =
      PolicyRows.COLUMNS.stream().map(PolicyRows.Column::name).toList().indexOf("sentence");

  private PolicyCsv() {}

  static void write(PolicyResult result, OutputStream out) throws IOException {
    CsvWriter csv =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(out, StandardCharsets.UTF_8);
    try {
      csv.writeRecord(PolicyRows.COLUMNS.stream().map(PolicyRows.Column::name).toList());
      result.header().members().forEach((name, value) -> statement(csv, "report", name, value));
      statement(csv, "report", "definition", PolicyResult.DEFINITION);
      for (List<@Nullable Object> row : PolicyRows.of(result)) {
        csv.writeRecord(row.stream().map(PolicyCsv::cell).toList());
      }
      for (Map.Entry<String, Object> said : result.completeness().statements()) {
        statement(csv, "completeness", said.getKey(), said.getValue());
      }
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void statement(CsvWriter csv, String row, String name, Object value) {
    List<String> cells = new ArrayList<>(Arrays.asList(new String[WIDTH]));
    cells.replaceAll(none -> "");
    cells.set(0, row);
    cells.set(1, CsvCell.text(name));
    cells.set(SENTENCE, cell(name.equals("report") ? "policy" : value));
    csv.writeRecord(cells);
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    boolean nested = value instanceof Map<?, ?> || value instanceof List<?>;
    return nested ? CsvCell.json(CanonicalJson.text(value)) : CsvCell.text(value.toString());
  }
}
