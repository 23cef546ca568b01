package org.sessiontrail.report.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.Attestation;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditHeader;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.Completeness;

/**
 * The audit report as a document to be signed (PDF/A-2b): what it is, what it can't hold, sums and
 * charts, then the records as a table, the completeness statement and lines for signatures.
 *
 * <p>Memory: about half a kilobyte for each printed record, whatever the number of records; more
 * than the limit are counted, not printed, and the document says so. Texts are changed as {@link
 * org.sessiontrail.report.VisibleText} says, long ones are cut with …, and a character without a
 * glyph is shown as □; the exact values are in the JSON Lines form.
 */
public final class PdfExport implements AuditWriter {
  /** How many records are printed unless told otherwise: some 1 100 pages. */
  public static final long MOST_ROWS = 50_000;

  private final OutputStream out;
  private final long mostRows;
  private final Summary summary = new Summary();
  private long unsealed;
  private @Nullable AuditHeader header;
  private @Nullable PdfPages pages;
  private @Nullable RowTable table;

  /** Writes to {@code out}, which the caller closes. */
  public PdfExport(OutputStream out) {
    this(out, MOST_ROWS);
  }

  /**
   * Writes to {@code out}, which the caller closes.
   *
   * @param mostRows how many records are printed at most; 0 for sums only
   */
  public PdfExport(OutputStream out, long mostRows) {
    this.out = out;
    this.mostRows = mostRows;
  }

  @Override
  public void begin(AuditHeader told) throws IOException {
    header = told;
    pages = new PdfPages();
    table = new RowTable(pages);
  }

  @Override
  public void row(AuditRow row) throws IOException {
    summary.add(row);
    Attestation seal = begun(header).attestation();
    if (seal != null
        && row.value(AuditColumn.INDEX) instanceof Long index
        && index >= seal.treeSize()) {
      unsealed++;
    }
    if (begun(table).rows() < mostRows) {
      begun(table).add(row);
    }
  }

  @Override
  public void end(Completeness completeness) throws IOException {
    PdfPages to = begun(pages);
    AuditHeader of = begun(header);
    RowTable rows = begun(table);
    var front =
        new FrontPages(
                new Flow(to),
                of,
                completeness,
                summary,
                new FrontPages.Counts(rows.rows(), unsealed))
            .write();
    var back = new BackPages(new Flow(to)).write(completeness, rows.rows(), to.font());
    Archiving.apply(to.document(), of, to.font().shown("Audit report of " + of.app()));
    String foot = to.font().shown("Audit report " + of.id() + " of " + of.app());
    to.save(List.of(front, rows.end(), back), foot, out);
    out.flush();
  }

  private static <T> T begun(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("begin comes first");
    }
    return part;
  }
}
