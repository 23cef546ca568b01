package org.sessiontrail.report.format;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditHeader;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.Completeness;

/**
 * The audit report as a workbook (Office Open XML): a sheet {@code Report} that tells what it is, a
 * sheet {@code Records} with one row a record, continued on {@code Records 2} and so on where a
 * sheet is full, a sheet {@code Completeness}. A workbook that was cut off can't be opened.
 *
 * <p>Cells are typed: times are dates in UTC, shown to the millisecond; places, counts, durations
 * and status are numbers; the rest is text, which a spreadsheet never computes, whatever it begins
 * with. {@code exchange} is text since its 16 digits are more than a spreadsheet's numbers hold.
 * Texts are changed as {@link XlsxText} says; the exact values are in the JSON Lines form.
 */
public final class XlsxExport implements AuditWriter {
  private static final int ROWS_A_FLUSH = 500;
  private static final String TIME = "yyyy-mm-dd hh:mm:ss.000";
  private static final String HEADING = "DCE6F1";
  private static final AuditColumn[] COLUMNS = AuditColumn.values();
  private static final int USUAL_WIDTH = 14;

  /** Widths in characters, of the columns that are not of the usual one. */
  private static final Map<AuditColumn, Integer> WIDTHS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(AuditColumn.INDEX, 9),
              Map.entry(AuditColumn.TRAIL, 26),
              Map.entry(AuditColumn.AT, 24),
              Map.entry(AuditColumn.WHAT, 50),
              Map.entry(AuditColumn.ROUTE, 34),
              Map.entry(AuditColumn.ADDRESS, 20),
              Map.entry(AuditColumn.AGENT, 40),
              Map.entry(AuditColumn.DETAIL, 40),
              Map.entry(AuditColumn.STREAM, 30),
              Map.entry(AuditColumn.MORE, 40),
              Map.entry(AuditColumn.REMOVED, 26)));

  private final Workbook book;
  private final int sheetRows;
  private final Worksheet report;
  private int reportRow;
  private Worksheet records;
  private int recordSheets;
  private int recordRow;

  /** Writes to {@code out}, which the caller closes. */
  public XlsxExport(OutputStream out) {
    this(out, Worksheet.MAX_ROWS);
  }

  /**
   * Writes to {@code out}, which the caller closes.
   *
   * @param sheetRows rows of a sheet, its heading included, after which the next one begins
   */
  XlsxExport(OutputStream out, int sheetRows) {
    this.book = new Workbook(out, "Sessiontrail", "1.0");
    this.sheetRows = sheetRows;
    this.report = book.newWorksheet("Report");
    this.records = newRecords();
  }

  @Override
  public void begin(AuditHeader header) throws IOException {
    book.properties().setTitle("Audit report " + header.id()).setSubject(XlsxText.of(header.app()));
    report.value(0, 0, "Audit report");
    report.style(0, 0).bold().fontSize(16).set();
    reportRow = 2;
    for (Map.Entry<String, Object> member : header.members().entrySet()) {
      statement(report, reportRow++, member.getKey(), member.getValue());
    }
    statement(report, reportRow++, "times", "UTC");
  }

  @Override
  public void row(AuditRow row) throws IOException {
    if (recordRow == sheetRows) {
      finishRecords();
      records = newRecords();
    }
    for (int at = 0; at < COLUMNS.length; at++) {
      Object value = row.value(COLUMNS[at]);
      if (value != null) {
        write(at, COLUMNS[at], value);
      }
    }
    if (++recordRow % ROWS_A_FLUSH == 0) {
      records.flush();
    }
  }

  @Override
  public void end(Completeness completeness) throws IOException {
    finishRecords();
    Worksheet sheet = book.newWorksheet("Completeness");
    widths(sheet);
    int row = 0;
    for (Map.Entry<String, Object> said : completeness.statements()) {
      statement(sheet, row++, said.getKey(), said.getValue());
    }
    sheet.finish();
    widths(report);
    statement(report, ++reportRow, "records", completeness.captured());
    statement(report, ++reportRow, "lost in gaps", completeness.lost());
    statement(report, ++reportRow, "more", "See the sheet Completeness for what this can't hold.");
    report.finish();
    book.finish();
  }

  private Worksheet newRecords() {
    recordSheets++;
    Worksheet sheet = book.newWorksheet(recordSheets == 1 ? "Records" : "Records " + recordSheets);
    for (int at = 0; at < COLUMNS.length; at++) {
      sheet.width(at, WIDTHS.getOrDefault(COLUMNS[at], USUAL_WIDTH));
      sheet.inlineString(0, at, COLUMNS[at].id());
      sheet.style(0, at).bold().fillColor(HEADING).set();
    }
    sheet.freezePane(0, 1);
    recordRow = 1;
    return sheet;
  }

  private void finishRecords() throws IOException {
    records.setAutoFilter(0, 0, recordRow - 1, COLUMNS.length - 1);
    records.finish();
  }

  private void write(int at, AuditColumn column, Object value) {
    if (column == AuditColumn.AT) {
      long micros = TrailClock.parse(value.toString());
      records.value(recordRow, at, Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
      records.style(recordRow, at).format(TIME).set();
    } else if (value instanceof Number number && column != AuditColumn.EXCHANGE) {
      records.value(recordRow, at, number);
    } else {
      records.inlineString(recordRow, at, text(value));
    }
  }

  private static void statement(Worksheet sheet, int row, String name, Object value) {
    sheet.inlineString(row, 0, XlsxText.of(name));
    sheet.style(row, 0).bold().verticalAlignment("top").set();
    if (value instanceof Number number) {
      sheet.value(row, 1, number);
      sheet.style(row, 1).format("#,##0").horizontalAlignment("left").set();
    } else {
      sheet.inlineString(row, 1, text(value));
      sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
    }
  }

  private static void widths(Worksheet statements) {
    statements.width(0, 26);
    statements.width(1, 110);
  }

  private static String text(Object value) {
    boolean nested = value instanceof Map<?, ?> || value instanceof List<?>;
    return XlsxText.of(nested ? CanonicalJson.text(value) : value.toString());
  }
}
