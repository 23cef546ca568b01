package org.sessiontrail.report.format;

import org.sessiontrail.report.VisibleText;

/**
 * Makes any text safe as one cell of a CSV file that a spreadsheet may open.
 *
 * <ol>
 *   <li>A character that breaks lines, hides or reorders text is written as {@code \}{@code uXXXX},
 *       see {@link VisibleText}; so is a semicolon after which a spreadsheet that splits at
 *       semicolons would see a formula.
 *   <li>A cell that a spreadsheet may take for a formula, and one that begins with an apostrophe,
 *       gets an apostrophe in front. A formula begins with {@code = + - @} or their full-width
 *       forms, after any white space.
 * </ol>
 *
 * <p>Both steps can be undone: take one leading apostrophe away, then decode {@code \}{@code
 * uXXXX}. JSON in a cell stays JSON of the same value, its own {@code \}{@code u} escapes are left
 * alone.
 */
public final class CsvCell {
  private static final String FORMULA_STARTS = "=+-@＝＋－＠";

  private CsvCell() {}

  /** {@code text} as a safe cell. */
  public static String text(String text) {
    return guarded(escaped(text, false));
  }

  /** The text of a JSON value as a safe cell; it can still be parsed as JSON. */
  public static String json(String json) {
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
    return VisibleText.of(
        text,
        (all, at) ->
            all.charAt(at) == ';'
                ? beginsFormula(all, at + 1)
                : !json && VisibleText.isEscapeLike(all, at));
  }
}
