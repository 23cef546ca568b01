package org.sessiontrail.report.pdf;

import java.io.Closeable;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/** Writes and draws on one page; places are points from its upper left corner. */
final class Pen implements Closeable {
  /** The colours there are; each is told apart in grey, too. */
  enum Shade {
    /** Text. */
    INK(0x1f2328),
    /** Text of less weight. */
    MUTED(0x57606a),
    /** Lines. */
    RULE(0xb8c0c8),
    /** Grounds. */
    GROUND(0xeef1f4),
    /** Bars. */
    BAR(0x0b57a4);

    private final int rgb;

    Shade(int rgb) {
      this.rgb = rgb;
    }

    private float part(int shift) {
      return (rgb >> shift & 0xff) / 255f;
    }
  }

  /**
   * How a text looks.
   *
   * @param size in points
   */
  record Style(float size, boolean bold, Shade shade) {
    static Style plain(float size) {
      return new Style(size, false, Shade.INK);
    }

    static Style muted(float size) {
      return new Style(size, false, Shade.MUTED);
    }

    static Style bold(float size) {
      return new Style(size, true, Shade.INK);
    }
  }

  private final PDPageContentStream page;
  private final PdfFont font;
  private final float height;
  private @Nullable Style current;

  Pen(PDPageContentStream page, PdfFont font, float height) {
    this.page = page;
    this.font = font;
    this.height = height;
  }

  PdfFont font() {
    return font;
  }

  /**
   * Writes {@code text} with its base line at {@code y}.
   *
   * @param text from {@link PdfFont#shown} or {@link PdfFont#lines}, if it is not our own
   */
  void text(float x, float y, Style style, String text) throws IOException {
    if (text.isBlank()) {
      return;
    }
    page.beginText();
    take(style);
    page.newLineAtOffset(x, height - y);
    page.showText(font.printable(text));
    page.endText();
  }

  /** Writes {@code text} so that it ends at {@code right}. */
  void textEndingAt(float right, float y, Style style, String text) throws IOException {
    text(right - font.width(text, style.size()), y, style, text);
  }

  /** Fills a rectangle whose upper left corner is at {@code x}, {@code y}. */
  void fill(float x, float y, float width, float high, Shade shade) throws IOException {
    current = null;
    page.setNonStrokingColor(shade.part(16), shade.part(8), shade.part(0));
    page.addRect(x, height - y - high, width, high);
    page.fill();
  }

  /** Draws a thin line. */
  void line(float fromX, float fromY, float toX, float toY) throws IOException {
    current = null;
    page.setLineWidth(0.5f);
    page.setStrokingColor(Shade.RULE.part(16), Shade.RULE.part(8), Shade.RULE.part(0));
    page.moveTo(fromX, height - fromY);
    page.lineTo(toX, height - toY);
    page.stroke();
  }

  @Override
  public void close() throws IOException {
    page.close();
  }

  /** The font has one weight: bold is the same outline, filled and drawn. */
  private void take(Style style) throws IOException {
    if (style.equals(current)) {
      return;
    }
    current = style;
    Shade shade = style.shade();
    page.setFont(font.font(), style.size());
    page.setNonStrokingColor(shade.part(16), shade.part(8), shade.part(0));
    page.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    if (style.bold()) {
      page.setStrokingColor(shade.part(16), shade.part(8), shade.part(0));
      page.setLineWidth(style.size() / 32);
    }
  }
}
