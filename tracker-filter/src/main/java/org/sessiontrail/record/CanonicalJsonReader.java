package org.sessiontrail.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A strict reader of the form that {@link CanonicalJson} writes. One use, one thread. */
final class CanonicalJsonReader {
  private static final int MAX_DEPTH = 32;

  private final String text;
  private int at;
  private int depth;

  CanonicalJsonReader(String text) {
    this.text = text;
  }

  Object read() {
    Object value = value();
    if (at != text.length()) {
      throw wrong("text after the value");
    }
    return value;
  }

  private Object value() {
    return switch (peek()) {
      case '{' -> nested(this::object);
      case '[' -> nested(this::array);
      case '"' -> string();
      case 't' -> literal("true", Boolean.TRUE);
      case 'f' -> literal("false", Boolean.FALSE);
      default -> integer();
    };
  }

  private Object nested(java.util.function.Supplier<Object> reader) {
    if (++depth > MAX_DEPTH) {
      throw wrong("nested deeper than " + MAX_DEPTH);
    }
    Object value = reader.get();
    depth--;
    return value;
  }

  private Map<String, Object> object() {
    Map<String, Object> out = new TreeMap<>();
    at++;
    if (peek() == '}') {
      at++;
      return out;
    }
    while (true) {
      String name = string();
      expect(':');
      if (out.put(name, value()) != null) {
        throw wrong("name given twice");
      }
      if (peek() == '}') {
        at++;
        return out;
      }
      expect(',');
    }
  }

  private List<Object> array() {
    List<Object> out = new ArrayList<>();
    at++;
    if (peek() == ']') {
      at++;
      return out;
    }
    while (true) {
      out.add(value());
      if (peek() == ']') {
        at++;
        return out;
      }
      expect(',');
    }
  }

  private Object literal(String word, Boolean value) {
    if (!text.startsWith(word, at)) {
      throw wrong("unknown word");
    }
    at += word.length();
    return value;
  }

  private Long integer() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
      at++;
    }
    if (at - start == 0 || at - start > 17) {
      throw wrong("no value");
    }
    try {
      return Long.valueOf(text.substring(start, at));
    } catch (NumberFormatException e) {
      throw wrong("no number");
    }
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return out.toString();
      }
      if (c < ' ') {
        throw wrong("raw control character");
      }
      out.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'u' -> unicode();
      default -> throw wrong("unknown escape");
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw wrong("bad \\u escape");
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("text ends early");
    }
    return text.charAt(at);
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw wrong("expected '" + wanted + "'");
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("not canonical JSON at character " + at + ": " + what);
  }
}
