package org.sessiontrail.report.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The pages of a document, A4, and the line at the foot of each. */
final class PdfPages {
  /** Space around a page, in points. */
  static final float MARGIN = 42;

  private static final float SHORT = PDRectangle.A4.getWidth();
  private static final float LONG = PDRectangle.A4.getHeight();
  private static final float FOOT = 24;
  private static final float FOOT_SIZE = 7.5f;

  private final PDDocument document = new PDDocument();
  private final PdfFont font = new PdfFont(document);

  PdfPages() throws IOException {}

  PdfFont font() {
    return font;
  }

  PDDocument document() {
    return document;
  }

  /** Begins a page at the end of {@code part}. */
  Pen begin(List<PDPage> part, boolean wide) throws IOException {
    PDPage page = new PDPage(wide ? new PDRectangle(LONG, SHORT) : PDRectangle.A4);
    part.add(page);
    return on(page, AppendMode.OVERWRITE);
  }

  /** Width between the margins, in points. */
  static float width(boolean wide) {
    return (wide ? LONG : SHORT) - 2 * MARGIN;
  }

  /** Where the space for text ends, in points from the upper edge. */
  static float bottom(boolean wide) {
    return (wide ? SHORT : LONG) - MARGIN - FOOT;
  }

  /**
   * Puts the parts together, writes the foot of each page and the document to {@code out}.
   *
   * @param foot what stands at the foot of each page, beside its number
   */
  void save(List<List<PDPage>> parts, String foot, OutputStream out) throws IOException {
    int total = parts.stream().mapToInt(List::size).sum();
    int number = 0;
    for (List<PDPage> part : parts) {
      for (PDPage page : part) {
        document.addPage(page);
        try (Pen pen = on(page, AppendMode.APPEND)) {
          writeFoot(pen, page.getMediaBox(), foot, "page " + ++number + " of " + total);
        }
      }
    }
    document.save(out);
    document.close();
  }

  private static void writeFoot(Pen pen, PDRectangle box, String foot, String number)
      throws IOException {
    float y = box.getHeight() - MARGIN;
    float right = box.getWidth() - MARGIN;
    pen.line(MARGIN, y - 12, right, y - 12);
    pen.text(MARGIN, y, Pen.Style.muted(FOOT_SIZE), foot);
    pen.textEndingAt(right, y, Pen.Style.muted(FOOT_SIZE), number);
  }

  private Pen on(PDPage page, AppendMode mode) throws IOException {
    PDPageContentStream content = new PDPageContentStream(document, page, mode, true, true);
    return new Pen(content, font, page.getMediaBox().getHeight());
  }
}
