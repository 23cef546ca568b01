package org.sessiontrail.report;

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

  /** Which further characters of a text are to be escaped. */
  @FunctionalInterface
  public interface Rule {
    /** Whether the character of {@code text} at {@code at}, no half of a pair, is to be escaped. */
    boolean escapes(String text, int at);
  }

  private VisibleText() {}

  /** {@code text} in visible characters. */
  public static String of(String text) {
    return of(text, VisibleText::isEscapeLike);
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
    return of(json, (all, at) -> false);
  }

  /** {@code text} with its hidden characters escaped, and those that {@code more} names. */
  public static String of(String text, Rule more) {
    StringBuilder out = null;
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      int end = i + Character.charCount(point);
      boolean escape = isHidden(point) || (end == i + 1 && more.escapes(text, i));
      if (escape && out == null) {
        out = new StringBuilder(text.length() + 32).append(text, 0, i);
      }
      if (out != null) {
        append(out, text, i, end, escape);
      }
      i = end;
    }
    return out == null ? text : out.toString();
  }

  /** Whether the text of an escape, or what looks like one, begins at {@code at}. */
  public static boolean isEscapeLike(String text, int at) {
    return text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) == 'u';
  }

  private static boolean isHidden(int point) {
    if (point >= ' ' && point < 0x7f) {
      return false;
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

  private static void append(StringBuilder out, String text, int from, int to, boolean escape) {
    if (!escape) {
      out.append(text, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(HEX[(text.charAt(i) >> shift) & 15]);
      }
    }
  }
}
