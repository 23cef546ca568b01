package org.sessiontrail.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;

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
    completed("definition", Completeness.DEFINITION);
    completed("captured", completeness.captured());
    counts("captured", completeness.kinds());
    completed("gaps", Completeness.sum(completeness.gaps()));
    counts("gaps", completeness.gaps());
    completed("excluded", completeness.excluded());
    completed("suppressed", Completeness.sum(completeness.withoutExcluded()));
    counts("suppressed", completeness.withoutExcluded());
    completed("undisclosed", completeness.undisclosed());
    completed("unproven", completeness.unproven());
    list("stream", completeness.streams());
    completed("clock", Completeness.CLOCK);
    list("never-reaches-a-filter", Completeness.NEVER_REACHES_A_FILTER);
    completed("end", completeness.captured());
    csv.flush();
  }

  private void counts(String name, Map<String, Long> counts) throws IOException {
    for (Map.Entry<String, Long> count : new TreeMap<>(counts).entrySet()) {
      completed(name + "." + count.getKey(), count.getValue());
    }
  }

  private void list(String name, List<String> texts) throws IOException {
    for (String text : texts) {
      completed(name, text);
    }
  }

  private void completed(String what, Object detail) throws IOException {
    statement("completeness", what, detail);
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
