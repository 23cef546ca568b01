package org.sessiontrail.report.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.sessiontrail.report.VisibleText;

/**
 * The one font of a document: Liberation Sans (SIL Open Font License 1.1), which PDFBox brings,
 * with Latin, Greek, Cyrillic and Hebrew letters. Only the glyphs that are used get into the
 * document.
 */
final class PdfFont {
  /** Stands for a character that the font has no glyph for. */
  static final char UNKNOWN = '\u25a1';

  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String CUT = "…";
  private static final int CACHED = 0x2800;

  private final TrueTypeFont face;
  private final CmapLookup glyphs;
  private final PDFont font;
  private final float[] widths = new float[CACHED];
  private final float unitsPerEm;
  private long replaced;

  PdfFont(PDDocument document) throws IOException {
    try (InputStream file = PDDocument.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IOException("PDFBox lacks its font " + FILE);
      }
      face = new TTFParser().parse(new RandomAccessReadBuffer(file));
    }
    face.setEnableGsub(false); // ligatures: most of the time it took, and widths would not add up
    glyphs = face.getUnicodeCmapLookup();
    font = PDType0Font.load(document, face, true);
    unitsPerEm = face.getUnitsPerEm();
    Arrays.fill(widths, -1);
  }

  PDFont font() {
    return font;
  }

  /** How many characters had no glyph so far. */
  long replaced() {
    return replaced;
  }

  /** {@code text} as it is printed: hidden characters shown as in the other formats. */
  String shown(String text) {
    return printable(VisibleText.of(text));
  }

  /** {@code text} with {@link #UNKNOWN} for each character that has no glyph. */
  String printable(String text) {
    if (text.codePoints().allMatch(this::has)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> out.appendCodePoint(has(point) ? point : unknown()));
    return out.toString();
  }

  /** Width of a text that {@link #shown} gave, in points. */
  float width(String shown, float size) {
    float sum = 0;
    for (int i = 0; i < shown.length(); i++) {
      sum += advance(shown.charAt(i));
    }
    return sum * size;
  }

  /**
   * {@code text} in lines no wider than {@code width} points, broken at spaces where there are any.
   *
   * @param most lines there may be; the last one ends with … when something is left
   */
  List<String> lines(String text, float size, float width, int most) {
    String rest = shown(text);
    List<String> out = new ArrayList<>();
    while (out.size() < most - 1 && width(rest, size) > width) {
      int end = fitting(rest, size, width);
      int space = rest.lastIndexOf(' ', end);
      int at = space > end / 3 ? space : end;
      out.add(rest.substring(0, at));
      rest = rest.substring(at).stripLeading();
    }
    if (width(rest, size) > width) {
      rest = rest.substring(0, fitting(rest, size, width - width(CUT, size))) + CUT;
    }
    out.add(rest);
    return out;
  }

  /** How many characters of {@code shown}, at least one, fit {@code width} points. */
  private int fitting(String shown, float size, float width) {
    float sum = 0;
    int at = 0;
    while (at < shown.length() && (sum + advance(shown.charAt(at))) * size <= width) {
      sum += advance(shown.charAt(at));
      at++;
    }
    return Math.max(1, at);
  }

  private boolean has(int point) {
    return point <= Character.MAX_VALUE && glyphs.getGlyphId(point) != 0;
  }

  private int unknown() {
    replaced++;
    return UNKNOWN;
  }

  private float advance(char c) {
    if (c >= CACHED) {
      return measured(c);
    }
    if (widths[c] < 0) {
      widths[c] = measured(c);
    }
    return widths[c];
  }

  private float measured(char c) {
    try {
      return face.getAdvanceWidth(glyphs.getGlyphId(c)) / unitsPerEm;
    } catch (IOException e) {
      throw new IllegalStateException("the font was read before", e);
    }
  }
}
