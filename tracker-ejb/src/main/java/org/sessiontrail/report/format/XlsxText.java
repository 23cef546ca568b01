package org.sessiontrail.report.format;

import java.util.regex.Pattern;
import org.sessiontrail.report.VisibleText;

/**
 * Makes any text one that a cell of a workbook can hold: hidden characters are shown as in the
 * other formats, what is too long is cut with a mark, and what the format would take for an escape
 * of its own is escaped. No character is put in front: a typed text is never computed.
 */
final class XlsxText {
  /** Most UTF-16 characters a cell holds. */
  static final int MAX_CHARS = 32_767;

  /** The end of a text that was cut. */
  static final String CUT = " … [cut: a cell holds 32767 characters]";

  private static final Pattern ESCAPE_LIKE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private XlsxText() {}

  /** {@code text} as the text of a cell. */
  static String of(String text) {
    String shown = VisibleText.of(text);
    String cut = shown.length() > MAX_CHARS ? cut(shown) : shown;
    return ESCAPE_LIKE.matcher(cut).replaceAll("_x005F_");
  }

  private static String cut(String text) {
    int end = MAX_CHARS - CUT.length();
    boolean splits = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splits ? end - 1 : end) + CUT;
  }
}
