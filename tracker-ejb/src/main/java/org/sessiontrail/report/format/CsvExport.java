package org.sessiontrail.report.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditHeader;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.Completeness;

/**
 * The audit report as CSV (RFC 4180): UTF-8 without byte order mark, CRLF, every cell quoted, a
 * header of the column names, one line a record.
 *
 * <p>The header of the report and the completeness statement travel as rows of the same width:
 * their {@code kind} is {@code report} (before the records) or {@code completeness} (after them),
 * {@code what} the name, {@code detail} the number or text. The last row's {@code what} is {@code
 * end}. Cells are safe in a spreadsheet, see {@link CsvCell}; the exact values are in the JSON
 * Lines form.
 */
public final class CsvExport implements AuditWriter {
  private static final AuditColumn[] COLUMNS = AuditColumn.values();

  private final CsvWriter csv;

  /** Writes to {@code out}, which the caller closes. */
  public CsvExport(OutputStream out) {
    this.csv =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.CRLF)
            .build(out, StandardCharsets.UTF_8);
  }

  @Override
  public void begin(AuditHeader header) throws IOException {
    writeCells(AuditColumn::id);
    for (Map.Entry<String, Object> member : header.members().entrySet()) {
      statement("report", member.getKey(), member.getValue());
    }
  }

  @Override
  public void row(AuditRow row) throws IOException {
    writeCells(column -> cell(row.value(column)));
  }

  @Override
  public void end(Completeness completeness) throws IOException {
    for (Map.Entry<String, Object> said : completeness.statements()) {
      statement("completeness", said.getKey(), said.getValue());
    }
    csv.flush();
  }

  private void statement(String kind, String what, Object detail) throws IOException {
    Map<AuditColumn, String> said =
        Map.of(
            AuditColumn.KIND, kind,
            AuditColumn.WHAT, CsvCell.text(what),
            AuditColumn.DETAIL, cell(detail));
    writeCells(column -> said.getOrDefault(column, ""));
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    boolean nested = value instanceof Map<?, ?> || value instanceof List<?>;
    return nested ? CsvCell.json(CanonicalJson.text(value)) : CsvCell.text(value.toString());
  }

  private void writeCells(Function<AuditColumn, String> cells) throws IOException {
    try {
      CsvWriter.CsvWriterRecord line = csv.writeRecord();
      for (AuditColumn column : COLUMNS) {
        line.writeField(cells.apply(column));
      }
      line.endRecord();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
