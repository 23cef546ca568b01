package org.sessiontrail.report.format;

/**
 * Makes any text safe as one cell of a CSV file that a spreadsheet may open.
 *
 * <ol>
 *   <li>A character that breaks lines, hides or reorders text (control, line separator,
 *       bidirectional or other format character, half of a surrogate pair) is written as {@code
 *       \}{@code uXXXX}; so is a backslash that stands before a {@code u}, and a semicolon after
 *       which a spreadsheet that splits at semicolons would see a formula.
 *   <li>A cell that a spreadsheet may take for a formula, and one that begins with an apostrophe,
 *       gets an apostrophe in front. A formula begins with {@code = + - @} or their full-width
 *       forms, after any white space.
 * </ol>
 *
 * <p>Both steps can be undone: take one leading apostrophe away, then decode {@code \}{@code
 * uXXXX}. JSON in a cell stays JSON of the same value, its own {@code \}{@code u} escapes are left
 * alone.
 */
final class CsvCell {
  private static final String FORMULA_STARTS = "=+-@＝＋－＠";
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private CsvCell() {}

  /** {@code text} as a safe cell. */
  static String text(String text) {
    return guarded(escaped(text, false));
  }

  /** The text of a JSON value as a safe cell; it can still be parsed as JSON. */
  static String json(String json) {
    return guarded(escaped(json, true));
  }

  private static String guarded(String text) {
    boolean guard = text.startsWith("'") || beginsFormula(text, 0);
    return guard ? "'" + text : text;
  }

  private static boolean beginsFormula(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at < text.length() && FORMULA_STARTS.indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static String escaped(String text, boolean json) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      boolean pair = Character.isSurrogatePair(text.charAt(i), charAt(text, i + 1));
      boolean escape = !pair && mustEscape(text, i, json);
      if (escape && out == null) {
        out = new StringBuilder(text.length() + 32).append(text, 0, i);
      }
      if (out != null) {
        append(out, text.charAt(i), escape);
        if (pair) {
          out.append(text.charAt(i + 1));
        }
      }
      i += pair ? 1 : 0;
    }
    return out == null ? text : out.toString();
  }

  private static boolean mustEscape(String text, int at, boolean json) {
    char c = text.charAt(at);
    return switch (c) {
      case '\\' -> !json && charAt(text, at + 1) == 'u';
      case ';' -> beginsFormula(text, at + 1);
      default -> c < ' ' || (c >= 0x7f && isInvisible(c));
    };
  }

  private static boolean isInvisible(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static void append(StringBuilder out, char c, boolean escape) {
    if (!escape) {
      out.append(c);
      return;
    }
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX[c >> shift & 15]);
    }
  }

  private static char charAt(String text, int at) {
    return at < text.length() ? text.charAt(at) : 0;
  }
}
