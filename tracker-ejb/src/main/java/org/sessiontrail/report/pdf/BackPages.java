package org.sessiontrail.report.pdf;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPage;
import org.sessiontrail.report.Completeness;

/** The pages after the records: the completeness statement word by word, and who signs. */
final class BackPages {
  private static final float LINE_HIGH = 30;
  private static final List<String> LINES = List.of("Name", "Function", "Date", "Signature");

  private final Flow flow;

  BackPages(Flow flow) {
    this.flow = flow;
  }

  List<PDPage> write(Completeness completeness, long printed, PdfFont font) throws IOException {
    flow.title("Completeness", 18);
    if (printed < completeness.captured()) {
      flow.paragraph(Plain.cut(printed, completeness.captured()));
    }
    for (Map.Entry<String, Object> said : completeness.statements()) {
      Object value = said.getValue();
      flow.field(
          said.getKey(), value instanceof Long count ? Charts.number(count) : value.toString());
      flow.skip(2);
    }
    if (font.replaced() > 0) {
      flow.skip(8);
      flow.paragraph(
          "The font of this document lacks some characters of these records: "
              + PdfFont.UNKNOWN
              + " stands for each. They are as they were in the format jsonl.");
    }
    flow.heading("Signatures", 2 * (LINES.size() * LINE_HIGH + 40));
    sign("Made by");
    sign("Reviewed by");
    return flow.end();
  }

  private void sign(String role) throws IOException {
    float top = flow.take(LINES.size() * LINE_HIGH + 40);
    Pen pen = flow.pen();
    float y = top + 16;
    pen.text(PdfPages.MARGIN, y, Pen.Style.bold(10), role);
    for (String line : LINES) {
      y += LINE_HIGH;
      pen.text(PdfPages.MARGIN, y, Pen.Style.muted(9), line);
      pen.line(PdfPages.MARGIN + 70, y + 2, PdfPages.MARGIN + 360, y + 2);
    }
  }
}
