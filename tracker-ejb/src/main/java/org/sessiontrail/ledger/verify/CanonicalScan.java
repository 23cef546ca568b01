package org.sessiontrail.ledger.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the bytes of a leaf once and tells whether they are one object in the canonical form
 * of {@link org.sessiontrail.record.CanonicalJson}, without making objects of it. Shows each member
 * of the outermost object to its subclass.
 *
 * <p>Threads: one thread.
 */
abstract class CanonicalScan {
  private static final int MAX_DEPTH = 32;
  private static final long MAX_INTEGER = (1L << 53) - 1;
  private static final String SHORT_ESCAPES = "\"\\bfnrt";

  private byte[] text = new byte[0];
  private int at;
  private int depth;
  private long integer;
  private boolean integral;

  /** Thrown inside only; without a stack, since it is an answer and no failure. */
  private static final class NotCanonical extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NotCanonical() {
      super(null, null, false, false);
    }
  }

  /** Whether {@code leaf} is an object in canonical form. */
  final boolean scan(byte[] leaf) {
    text = leaf;
    at = 0;
    depth = 0;
    try {
      if (leaf.length == 0 || leaf[0] != '{') {
        return false;
      }
      value();
      return at == leaf.length;
    } catch (NotCanonical e) {
      return false;
    }
  }

  /**
   * A member of the outermost object: its name is {@code [nameFrom, nameTo)} of the leaf, its value
   * {@code [from, to)}, quotes and brackets included.
   */
  abstract void member(int nameFrom, int nameTo, int from, int to);

  /** The value of the member, when it is an integer. */
  final long integer() {
    return integer;
  }

  /** Whether the value of the member is an integer. */
  final boolean isInteger() {
    return integral;
  }

  private void value() {
    integral = false;
    switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      default -> integerValue();
    }
  }

  private void object() {
    deeper();
    at++;
    if (peek() == '}') {
      at++;
      depth--;
      return;
    }
    int beforeFrom = -1;
    int beforeTo = -1;
    while (true) {
      int nameFrom = at + 1;
      string();
      int nameTo = at - 1;
      if (beforeFrom >= 0 && !isSorted(beforeFrom, beforeTo, nameFrom, nameTo)) {
        throw new NotCanonical();
      }
      expect(':');
      int from = at;
      value();
      if (depth == 1) {
        member(nameFrom, nameTo, from, at);
      }
      beforeFrom = nameFrom;
      beforeTo = nameTo;
      if (peek() == '}') {
        at++;
        depth--;
        return;
      }
      expect(',');
    }
  }

  private void array() {
    deeper();
    at++;
    if (peek() == ']') {
      at++;
      depth--;
      return;
    }
    while (true) {
      value();
      if (peek() == ']') {
        at++;
        depth--;
        integral = false;
        return;
      }
      expect(',');
    }
  }

  private void deeper() {
    if (++depth > MAX_DEPTH) {
      throw new NotCanonical();
    }
  }

  private void literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
  }

  private void integerValue() {
    boolean negative = peek() == '-';
    if (negative) {
      at++;
    }
    int start = at;
    long number = 0;
    while (at < text.length && text[at] >= '0' && text[at] <= '9' && at - start < 17) {
      number = number * 10 + (text[at++] - '0');
    }
    int digits = at - start;
    boolean padded = text[start] == '0' && (digits > 1 || negative);
    if (digits == 0 || padded || number > MAX_INTEGER) {
      throw new NotCanonical();
    }
    integer = negative ? -number : number;
    integral = true;
  }

  private void string() {
    expect('"');
    while (true) {
      int c = next();
      if (c == '"') {
        return;
      }
      if (c == '\\') {
        escape();
      } else if (c < 0) {
        multibyte(c & 0xFF);
      } else if (c < ' ') {
        throw new NotCanonical();
      }
    }
  }

  private void escape() {
    int c = next();
    if (SHORT_ESCAPES.indexOf(c) >= 0) {
      return;
    }
    if (c != 'u' || next() != '0' || next() != '0') {
      throw new NotCanonical();
    }
    int code = hex(next()) << 4 | hex(next());
    if (code >= ' ' || (code >= '\b' && code <= '\r' && code != 0x0B)) {
      throw new NotCanonical();
    }
  }

  private static int hex(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
      return c - 'a' + 10;
    }
    throw new NotCanonical();
  }

  /** The rest of a character of two to four bytes, the shortest form only and no surrogate. */
  private void multibyte(int first) {
    int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4) {
      throw new NotCanonical();
    }
    int code = first & (0x3F >> more);
    for (int i = 0; i < more; i++) {
      int c = next();
      if ((c & 0xC0) != 0x80) {
        throw new NotCanonical();
      }
      code = code << 6 | (c & 0x3F);
    }
    boolean tooLong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
    if (tooLong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
      throw new NotCanonical();
    }
  }

  /** Whether the first name is before the second one by UTF-16 code units. */
  private boolean isSorted(int from, int to, int nextFrom, int nextTo) {
    for (int i = from; i < to; i++) {
      if (text[i] < 0 || text[i] == '\\') {
        return isSortedDecoded(from, to, nextFrom, nextTo);
      }
    }
    for (int i = nextFrom; i < nextTo; i++) {
      if (text[i] < 0 || text[i] == '\\') {
        return isSortedDecoded(from, to, nextFrom, nextTo);
      }
    }
    return Arrays.compare(text, from, to, text, nextFrom, nextTo) < 0;
  }

  private boolean isSortedDecoded(int from, int to, int nextFrom, int nextTo) {
    return decoded(from, to).compareTo(decoded(nextFrom, nextTo)) < 0;
  }

  private String decoded(int from, int to) {
    String raw = new String(text, from, to - from, StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char kind = raw.charAt(++i);
      if (kind == 'u') {
        out.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        out.append("\"\\\b\f\n\r\t".charAt(SHORT_ESCAPES.indexOf(kind)));
      }
    }
    return out.toString();
  }

  private byte peek() {
    if (at >= text.length) {
      throw new NotCanonical();
    }
    return text[at];
  }

  private byte next() {
    byte c = peek();
    at++;
    return c;
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw new NotCanonical();
    }
  }
}
