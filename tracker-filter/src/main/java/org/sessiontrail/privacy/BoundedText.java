package org.sessiontrail.privacy;

/**
 * Texts of clients made storable: bounded, no control characters, no half surrogate pairs, nothing
 * that turns the direction of the line it is shown in.
 */
final class BoundedText {
  static final char REPLACEMENT = '\uFFFD';

  private BoundedText() {}

  /**
   * At most {@code max} code points of {@code text}, what can't be shown replaced by U+FFFD. The
   * same instance when nothing is to be changed.
   */
  static String of(String text, int max) {
    if (isFine(text, max)) {
      return text;
    }
    StringBuilder out = new StringBuilder(Math.min(text.length(), 2 * max));
    int at = 0;
    for (int count = 0; count < max && at < text.length(); count++) {
      at = append(text, at, out);
    }
    return out.toString();
  }

  /** Appends the code point at {@code at}, cleaned; returns where the next one starts. */
  static int append(String text, int at, StringBuilder out) {
    int codePoint = text.codePointAt(at);
    if (Character.isSupplementaryCodePoint(codePoint)) {
      out.appendCodePoint(clean(codePoint));
      return at + 2;
    }
    out.append((char) clean(codePoint));
    return at + 1;
  }

  /** {@code codePoint}, or U+FFFD in place of one that is not stored. */
  static int clean(int codePoint) {
    boolean noncharacter = (codePoint & 0xFFFE) == 0xFFFE;
    boolean broken = codePoint < 0x10000 ? isBroken((char) codePoint) : noncharacter;
    return broken ? REPLACEMENT : codePoint;
  }

  /** Whether {@code c} must not be stored; true for half of a pair as well. */
  static boolean isBroken(char c) {
    if (c < 0xA0) {
      return c < ' ' || c >= 0x7F;
    }
    if (c < 0x2028) {
      return false;
    }
    return c <= 0x202E // line and paragraph separator, direction
        || (c >= 0x2066 && c <= 0x2069)
        || Character.isSurrogate(c)
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || c >= 0xFFFE;
  }

  private static boolean isFine(String text, int max) {
    if (text.length() > max) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (isBroken(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
