package org.sessiontrail.privacy;

/**
 * Percent-decoding, once, with the delimiters kept apart: an encoded slash is not a slash. While a
 * text is worked on each kept delimiter is one noncharacter, so that its two hexadecimal digits
 * never join a number beside it; {@link #spell} writes {@code %2F} again. Decoding what was spelled
 * gives the same text, which is why redacting twice changes nothing.
 */
final class UriText {
  private static final String DELIMITERS = "%/?#&+";
  private static final char FIRST_MARK = '\uFDD0';
  private static final char LAST_MARK = (char) (FIRST_MARK + 5);
  private static final char PLUS_MARK = LAST_MARK;
  private static final char PERCENT_MARK = FIRST_MARK;
  private static final String IN_PATHS = "%/?#";
  private static final String IN_VALUES = "%&+";
  private static final String NOWHERE = "";
  private static final int ASCII = 0x80;
  private static final int[] SMALLEST_OF_LENGTH = {0, 0, ASCII, 0x800, 0x10000};

  private UriText() {}

  /** The path in {@code raw} up to a query, without path parameters, to {@code max} code points. */
  static String path(String raw, int max) {
    StringBuilder out = new StringBuilder(Math.min(raw.length(), 2 * max));
    boolean parameter = false;
    int at = 0;
    for (int count = 0; count < max && at < raw.length(); ) {
      char c = raw.charAt(at);
      if (c == '?') {
        break;
      }
      parameter = c == ';' || (parameter && c != '/');
      if (parameter) {
        at++;
        continue;
      }
      int length = out.length();
      at = next(raw, at, raw.length(), IN_PATHS, out);
      if (out.charAt(length) == ';') {
        out.setLength(length);
        parameter = true;
      } else {
        count++;
      }
    }
    return out.toString();
  }

  /** The value of a query parameter, to {@code max} code points. */
  static String value(String raw, int from, int to, int max) {
    return component(raw, from, to, max, IN_VALUES);
  }

  /** The name of a query parameter, decoded for comparing, to {@code max} code points. */
  static String name(String raw, int from, int to, int max) {
    return component(raw, from, to, max, NOWHERE);
  }

  private static String component(String raw, int from, int to, int max, String kept) {
    StringBuilder out = new StringBuilder(Math.min(to - from, 2 * max));
    int at = from;
    for (int count = 0; count < max && at < to; count++) {
      if (raw.charAt(at) == '+') {
        out.append(' ');
        at++;
      } else {
        at = next(raw, at, to, kept, out);
      }
    }
    return out.toString();
  }

  /** Decodes one character; returns where the next one starts. */
  private static int next(String raw, int at, int to, String kept, StringBuilder out) {
    if (raw.charAt(at) != '%') {
      // a pair that the limit cuts is two halves
      boolean cutPair = Character.isHighSurrogate(raw.charAt(at)) && at + 1 == to;
      if (cutPair) {
        out.append(BoundedText.REPLACEMENT);
        return at + 1;
      }
      return BoundedText.append(raw, at, out);
    }
    int lead = octet(raw, at, to);
    if (lead >= 0 && lead < ASCII) {
      int mark = kept.indexOf(lead) < 0 ? -1 : DELIMITERS.indexOf(lead);
      out.append((char) (mark < 0 ? BoundedText.clean(lead) : FIRST_MARK + mark));
      return at + 3;
    }
    int length = lead < 0 ? 0 : sequenceLength(lead);
    int codePoint = length == 0 ? -1 : sequence(raw, at, to, length, lead);
    if (codePoint < 0) {
      out.append(BoundedText.REPLACEMENT);
      return lead < 0 ? at + 1 : at + 3;
    }
    out.appendCodePoint(BoundedText.clean(codePoint));
    return at + 3 * length;
  }

  /** Bytes of the UTF-8 sequence that {@code lead} begins, 0 when it begins none. */
  private static int sequenceLength(int lead) {
    if (lead >= 0xC2 && lead < 0xE0) {
      return 2;
    }
    if (lead >= 0xE0 && lead < 0xF0) {
      return 3;
    }
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
  }

  private static int sequence(String raw, int at, int to, int length, int lead) {
    int codePoint = lead & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      int octet = octet(raw, at + 3 * i, to);
      if (octet < 0 || (octet & 0xC0) != ASCII) {
        return -1;
      }
      codePoint = codePoint << 6 | (octet & 0x3F);
    }
    boolean tooLong = codePoint < SMALLEST_OF_LENGTH[length];
    return tooLong || codePoint > Character.MAX_CODE_POINT ? -1 : codePoint;
  }

  /** The byte that {@code %XX} at {@code at} stands for, or -1. */
  private static int octet(String raw, int at, int to) {
    if (at + 2 >= to || raw.charAt(at) != '%') {
      return -1;
    }
    int high = hex(raw.charAt(at + 1));
    int low = hex(raw.charAt(at + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static int hex(char c) {
    return c < ASCII ? Character.digit(c, 16) : -1;
  }

  /** How many characters {@code c} takes when it is spelled. */
  static int width(char c) {
    return isMark(c) ? 3 : 1;
  }

  /** Whether {@code c} stands for an encoded character that e-mail addresses have. */
  static boolean isMarkInEmail(char c) {
    return c == PLUS_MARK || c == PERCENT_MARK;
  }

  /** {@code worked} with its kept delimiters as {@code %XX}. */
  static String spell(String worked) {
    StringBuilder out = null;
    int done = 0;
    for (int i = 0; i < worked.length(); i++) {
      char c = worked.charAt(i);
      if (isMark(c)) {
        out = out == null ? new StringBuilder(worked.length() + 16) : out;
        out.append(worked, done, i).append(spelled(c));
        done = i + 1;
      }
    }
    return out == null ? worked : out.append(worked, done, worked.length()).toString();
  }

  /** {@code name} as it is written in a query: {@code a&b} is {@code a%26b}. */
  static String spellName(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      out.append("%&+=".indexOf(c) < 0 ? String.valueOf(c) : escape(c));
    }
    return out.toString();
  }

  private static boolean isMark(char c) {
    return c >= FIRST_MARK && c <= LAST_MARK;
  }

  private static String spelled(char mark) {
    return escape(DELIMITERS.charAt(mark - FIRST_MARK));
  }

  private static String escape(char c) {
    return "%"
        + Character.toUpperCase(Character.forDigit(c >> 4, 16))
        + Character.toUpperCase(Character.forDigit(c & 15, 16));
  }
}
