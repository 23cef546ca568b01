package org.sessiontrail.intake.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Pieces of a line: numbers, escapes, what stands for nothing. */
final class LineText {
  private static final int LONGEST_NUMBER = 18;

  private LineText() {}

  /** {@code text}, or null for {@code -} and for nothing. */
  static @Nullable String orNull(String text) {
    return text.isEmpty() || text.equals("-") ? null : text;
  }

  /**
   * A whole number from zero on.
   *
   * @throws BadLineException with {@code what} when it is none
   */
  static long number(String text, String what) throws BadLineException {
    boolean fine = !text.isEmpty() && text.length() <= LONGEST_NUMBER;
    long value = 0;
    for (int i = 0; fine && i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      fine = digit >= 0 && digit <= 9;
      value = value * 10 + digit;
    }
    if (!fine) {
      throw new BadLineException("no " + what);
    }
    return value;
  }

  /** An HTTP status; {@code -} is 0, not known. */
  static int status(String text) throws BadLineException {
    if (text.equals("-") || text.equals("0") || text.equals("000")) {
      return 0;
    }
    long value = number(text, "status");
    if (value < 100 || value > 999) {
      throw new BadLineException("no status");
    }
    return (int) value;
  }

  /** Length of a body; {@code -} is none at all. */
  static long bytes(String text) throws BadLineException {
    return text.equals("-") ? 0 : number(text, "length");
  }

  /** Whether {@code text} is written like a number, with a point or without. */
  static boolean isNumber(String text) {
    boolean out = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out &= (c >= '0' && c <= '9') || c == '.';
    }
    return out;
  }

  /** Whether {@code text} looks like an address or a list of such, as a proxy forwards them. */
  static boolean isAddressList(String text) {
    boolean separated = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hex = Character.digit(c, 16) >= 0 && c < 128;
      separated |= c == '.' || c == ':';
      if (!hex && ".:, []".indexOf(c) < 0) {
        return false;
      }
    }
    return separated;
  }

  /**
   * What a server escaped in a quoted field: {@code \"}, {@code \\}, {@code \n}, {@code \xE4};
   * bytes are UTF-8. The same instance when there is nothing to undo.
   */
  static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    int done = 0;
    for (int at = text.indexOf('\\'); at >= 0 && at + 1 < text.length(); ) {
      out.writeBytes(text.substring(done, at).getBytes(StandardCharsets.UTF_8));
      done = at + escape(text, at, out);
      at = text.indexOf('\\', done);
    }
    out.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Writes what the escape at {@code at} stands for; says how many characters it has. */
  private static int escape(String text, int at, ByteArrayOutputStream out) {
    char c = text.charAt(at + 1);
    if (c == 'x' && at + 3 < text.length()) {
      int high = Character.digit(text.charAt(at + 2), 16);
      int low = Character.digit(text.charAt(at + 3), 16);
      if (high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        return 4;
      }
    }
    int plain = "\"\\'tnrbv".indexOf(c);
    if (plain < 0) {
      out.write('\\');
      return 1;
    }
    out.write("\"\\'\t\n\r\b\u000B".charAt(plain));
    return 2;
  }

  /** The opposite of {@link #unescaped} for a field in quotes. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F) {
        out.append(String.format(java.util.Locale.ROOT, "\\x%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
