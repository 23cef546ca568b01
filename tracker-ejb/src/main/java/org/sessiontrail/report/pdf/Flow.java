package org.sessiontrail.report.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPage;

/** Upright pages that fill from the top; a new one begins where the next piece has no space. */
final class Flow {
  private static final int ANY_LINES = 60;
  private static final float LEADING = 1.42f;
  private static final float TEXT = 9.5f;
  private static final float LABEL_WIDTH = 118;

  private final PdfPages pages;
  private final List<PDPage> written = new ArrayList<>();
  private Pen pen;
  private float y;

  Flow(PdfPages pages) throws IOException {
    this.pages = pages;
    this.pen = pages.begin(written, false);
    this.y = PdfPages.MARGIN;
  }

  /** Ends the last page and gives all. */
  List<PDPage> end() throws IOException {
    pen.close();
    return written;
  }

  Pen pen() {
    return pen;
  }

  /** Leaves {@code points} free. */
  void skip(float points) {
    y += points;
  }

  /** Begins a new page, unless nothing is on this one yet. */
  void newPage() throws IOException {
    if (y > PdfPages.MARGIN) {
      pen.close();
      pen = pages.begin(written, false);
      y = PdfPages.MARGIN;
    }
  }

  /** Takes {@code high} points in one piece and gives where they begin. */
  float take(float high) throws IOException {
    if (y + high > PdfPages.bottom(false)) {
      newPage();
    }
    float begin = y;
    y += high;
    return begin;
  }

  void title(String text, float size) throws IOException {
    for (String line : pages.font().lines(text, size, PdfPages.width(false), 3)) {
      pen.text(PdfPages.MARGIN, take(size * LEADING) + size, Pen.Style.bold(size), line);
    }
  }

  /** A heading that stays with at least {@code after} points of what follows. */
  void heading(String text, float after) throws IOException {
    skip(12);
    float begin = take(20 + after);
    y = begin + 20;
    pen.text(PdfPages.MARGIN, begin + 12, Pen.Style.bold(12), text);
  }

  void paragraph(String text) throws IOException {
    paragraph(text, Pen.Style.plain(TEXT));
  }

  void paragraph(String text, Pen.Style style) throws IOException {
    lines(PdfPages.MARGIN, PdfPages.width(false), text, style);
    skip(4);
  }

  /** A paragraph behind a dot. */
  void item(String text) throws IOException {
    float begin = take(TEXT * LEADING);
    y = begin;
    pen.text(PdfPages.MARGIN + 2, begin + TEXT, Pen.Style.plain(TEXT), "·");
    lines(PdfPages.MARGIN + 12, PdfPages.width(false) - 12, text, Pen.Style.plain(TEXT));
    skip(2);
  }

  /** A value beside its name. */
  void field(String name, String value) throws IOException {
    float begin = take(TEXT * LEADING);
    y = begin;
    String label = pages.font().lines(name, TEXT, LABEL_WIDTH - 6, 1).get(0);
    pen.text(PdfPages.MARGIN, begin + TEXT, Pen.Style.muted(TEXT), label);
    float x = PdfPages.MARGIN + LABEL_WIDTH;
    lines(x, PdfPages.width(false) - LABEL_WIDTH, value, Pen.Style.plain(TEXT));
  }

  void fields(Map<String, String> fields) throws IOException {
    for (Map.Entry<String, String> field : fields.entrySet()) {
      field(field.getKey(), field.getValue());
    }
  }

  private void lines(float x, float width, String text, Pen.Style style) throws IOException {
    for (String line : pages.font().lines(text, style.size(), width, ANY_LINES)) {
      float begin = take(style.size() * LEADING);
      pen.text(x, begin + style.size(), style, line);
    }
  }
}
