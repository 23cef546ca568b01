package org.sessiontrail.report.interchange;

import java.util.List;
import java.util.Map;
import org.sessiontrail.record.CanonicalJson;

/**
 * Any text in characters that no line, terminal or XML reader trips over. A character that breaks
 * lines, hides or reorders text, or that XML does not allow (control, line separator, format
 * character, half of a surrogate pair, U+FFFE and U+FFFF) is written as {@code \}{@code uXXXX}; so
 * is a backslash that stands before a {@code u}. Decoding these gives the text back.
 */
public final class VisibleText {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private VisibleText() {}

  /** {@code text} in visible characters. */
  public static String of(String text) {
    return visible(text, false);
  }

  /**
   * A value in visible characters: objects and lists as JSON of the same value, whose own escapes
   * are left alone, anything else as its text.
   */
  public static String ofValue(Object value) {
    return value instanceof Map || value instanceof List
        ? ofJson(CanonicalJson.text(value))
        : of(value.toString());
  }

  /** A JSON text in visible characters; it stays JSON of the same value. */
  public static String ofJson(String json) {
    return visible(json, true);
  }

  private static String visible(String text, boolean json) {
    int from = firstHidden(text, json);
    if (from < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, from);
    int i = from;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      int count = Character.charCount(point);
      if (isHidden(text, i, point, json)) {
        for (int j = i; j < i + count; j++) {
          escape(out, text.charAt(j));
        }
      } else {
        out.appendCodePoint(point);
      }
      i += count;
    }
    return out.toString();
  }

  private static int firstHidden(String text, boolean json) {
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      if (isHidden(text, i, point, json)) {
        return i;
      }
      i += Character.charCount(point);
    }
    return -1;
  }

  private static boolean isHidden(String text, int at, int point, boolean json) {
    if (point == '\\') {
      return !json && at + 1 < text.length() && text.charAt(at + 1) == 'u';
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> (point & 0xFFFE) == 0xFFFE;
    };
  }

  private static void escape(StringBuilder out, char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX[(c >> shift) & 15]);
    }
  }
}
