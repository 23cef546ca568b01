package org.sessiontrail.report;

/**
 * Shows the characters of a text that would break lines, hide or reorder it (control, line
 * separator, bidirectional or other format character, half of a surrogate pair) as {@code \}{@code
 * uXXXX}. A backslash that stands before a {@code u} is shown so too, so that the escapes can be
 * undone.
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

  /** {@code text} with its hidden characters shown. */
  public static String of(String text) {
    return of(text, (all, at) -> isEscapeLike(all, at));
  }

  /** {@code text} with its hidden characters shown, and those that {@code more} names. */
  public static String of(String text, Rule more) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      boolean pair = Character.isSurrogatePair(text.charAt(i), charAt(text, i + 1));
      boolean escape = !pair && (isHidden(text.charAt(i)) || more.escapes(text, i));
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

  /** Whether the text of an escape, or what looks like one, begins at {@code at}. */
  public static boolean isEscapeLike(String text, int at) {
    return text.charAt(at) == '\\' && charAt(text, at + 1) == 'u';
  }

  private static boolean isHidden(char c) {
    return c < ' ' || (c >= 0x7f && isInvisible(c));
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
