package org.sessiontrail.report.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditRow;

/** The records as a table over as many wide pages as it takes, its heading on each. */
final class RowTable {
  private static final float SIZE = 6.8f;
  private static final float LINE = 8.4f;
  private static final float PAD = 3;
  private static final int MOST_LINES = 3;
  private static final Pen.Style TEXT = Pen.Style.plain(SIZE);

  /** A column of the table, its width in points without the space between. */
  private enum Column {
    INDEX("index", 38),
    AT("time (UTC)", 97),
    KIND("kind", 56),
    WHO("who", 80),
    WHAT("what, detail", 223),
    OUTCOME("outcome", 58),
    MS("ms", 30),
    ADDRESS("address", 76),
    TRAIL("trail", 100);

    private final String title;
    private final float width;

    Column(String title, float width) {
      this.title = title;
      this.width = width;
    }

    private boolean isNumber() {
      return this == INDEX || this == MS;
    }
  }

  private final PdfPages pages;
  private final List<PDPage> written = new ArrayList<>();
  private @Nullable Pen pen;
  private float y;
  private long rows;

  RowTable(PdfPages pages) {
    this.pages = pages;
  }

  /** Rows printed so far. */
  long rows() {
    return rows;
  }

  void add(AuditRow row) throws IOException {
    List<List<String>> cells = new ArrayList<>();
    int lines = 1;
    for (Column column : Column.values()) {
      List<String> cell =
          pages.font().lines(cell(column, row), SIZE, column.width - 2 * PAD, MOST_LINES);
      lines = Math.max(lines, cell.size());
      cells.add(cell);
    }
    float high = lines * LINE + PAD;
    Pen on = pen(high);
    write(on, cells, TEXT);
    y += high;
    on.line(PdfPages.MARGIN, y, PdfPages.MARGIN + PdfPages.width(true), y);
    rows++;
  }

  /** Ends the last page and gives all. */
  List<PDPage> end() throws IOException {
    if (pen != null) {
      pen.close();
    }
    return written;
  }

  private Pen pen(float high) throws IOException {
    Pen now = pen;
    if (now != null && y + high <= PdfPages.bottom(true)) {
      return now;
    }
    if (now != null) {
      now.close();
    }
    Pen next = pages.begin(written, true);
    pen = next;
    y = PdfPages.MARGIN;
    float head = LINE + 2 * PAD;
    next.fill(PdfPages.MARGIN, y, PdfPages.width(true), head, Pen.Shade.GROUND);
    y += PAD / 2;
    List<List<String>> titles = new ArrayList<>();
    for (Column column : Column.values()) {
      titles.add(List.of(column.title));
    }
    write(next, titles, Pen.Style.bold(SIZE));
    y += head - PAD / 2;
    return next;
  }

  private void write(Pen on, List<List<String>> cells, Pen.Style style) throws IOException {
    float x = PdfPages.MARGIN + PAD;
    int at = 0;
    for (Column column : Column.values()) {
      float base = y + SIZE + PAD / 2;
      for (String line : cells.get(at++)) {
        if (column.isNumber()) {
          on.textEndingAt(x + column.width - 2 * PAD, base, style, line);
        } else {
          on.text(x, base, style, line);
        }
        base += LINE;
      }
      x += column.width;
    }
  }

  private static String cell(Column column, AuditRow row) {
    return switch (column) {
      case INDEX -> text(row, AuditColumn.INDEX);
      case AT -> text(row, AuditColumn.AT).replace('T', ' ').replace("Z", "");
      case KIND -> text(row, AuditColumn.KIND);
      case WHO -> text(row, AuditColumn.WHO);
      case WHAT -> joined(what(row), text(row, AuditColumn.DETAIL), text(row, AuditColumn.ERROR));
      case OUTCOME -> joined(text(row, AuditColumn.STATUS), text(row, AuditColumn.OUTCOME));
      case MS -> text(row, AuditColumn.MS);
      case ADDRESS -> text(row, AuditColumn.ADDRESS);
      case TRAIL -> text(row, AuditColumn.TRAIL);
    };
  }

  /** The route stands in for a path that is not there: erased, or of no request. */
  private static String what(AuditRow row) {
    String what = text(row, AuditColumn.WHAT);
    boolean erased = row.undisclosed() > 0;
    if (!erased) {
      return what;
    }
    String why = text(row, AuditColumn.REMOVED);
    String values = why.isEmpty() ? "(erased values)" : "(values " + why + ")";
    return joined(what, text(row, AuditColumn.ROUTE), values);
  }

  private static String joined(String... texts) {
    StringBuilder out = new StringBuilder();
    for (String text : texts) {
      out.append(out.length() == 0 || text.isEmpty() ? "" : " ").append(text);
    }
    return out.toString();
  }

  private static String text(AuditRow row, AuditColumn column) {
    Object value = row.value(column);
    if (value == null) {
      return "";
    }
    return value instanceof Map<?, ?> map ? CanonicalJson.text(map) : value.toString();
  }
}
