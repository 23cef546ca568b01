package org.sessiontrail.intake.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reader of JSON objects that takes what programs write: any white space, numbers of any form,
 * null. Numbers stay texts; null members are left out. One use, one thread.
 */
final class JsonText {
  private static final int MAX_DEPTH = 32;

  private final String text;
  private int at;
  private int depth;

  private JsonText(String text) {
    this.text = text;
  }

  /** The object that {@code line} is. Values are texts, booleans, lists and maps. */
  static Map<String, Object> object(String line) throws BadLineException {
    JsonText reader = new JsonText(line);
    reader.blanks();
    if (reader.peek() != '{') {
      throw new BadLineException("no JSON object");
    }
    Map<String, Object> out = reader.members();
    reader.blanks();
    if (reader.at < line.length()) {
      throw new BadLineException("text after the JSON object");
    }
    return out;
  }

  private @Nullable Object value() throws BadLineException {
    blanks();
    return switch (peek()) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private void deeper() throws BadLineException {
    if (++depth > MAX_DEPTH) {
      throw new BadLineException("JSON nested deeper than " + MAX_DEPTH);
    }
    at++;
    blanks();
  }

  private Map<String, Object> members() throws BadLineException {
    Map<String, Object> out = new LinkedHashMap<>();
    deeper();
    while (peek() != '}') {
      blanks();
      String name = string();
      blanks();
      expect(':');
      Object value = value();
      if (value != null) {
        out.put(name, value);
      }
      separator('}');
    }
    at++;
    depth--;
    return out;
  }

  private List<Object> elements() throws BadLineException {
    List<Object> out = new ArrayList<>();
    deeper();
    while (peek() != ']') {
      Object value = value();
      if (value != null) {
        out.add(value);
      }
      separator(']');
    }
    at++;
    depth--;
    return out;
  }

  private void separator(char end) throws BadLineException {
    blanks();
    if (peek() != end) {
      expect(',');
      blanks();
      if (peek() == end) {
        throw new BadLineException("JSON with a comma too many");
      }
    }
  }

  private @Nullable Object word(String word, @Nullable Object value) throws BadLineException {
    if (!text.startsWith(word, at)) {
      throw new BadLineException("JSON with an unknown word");
    }
    at += word.length();
    return value;
  }

  private String number() throws BadLineException {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at == from) {
      throw new BadLineException("JSON lacks a value");
    }
    return text.substring(from, at);
  }

  private String string() throws BadLineException {
    expect('"');
    int from = at;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
      at++;
    }
    if (peek() == '"') {
      return text.substring(from, at++);
    }
    StringBuilder out = new StringBuilder(text.substring(from, at));
    while (peek() != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() throws BadLineException {
    char c = peek();
    at++;
    int plain = "\"\\/bfnrt".indexOf(c);
    if (plain >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(plain);
    }
    int digits = c == 'u' ? 4 : c == 'x' ? 2 : 0; // \x is NGINX's own
    int code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(peek(), 16);
      at++;
      code = digit < 0 ? -1 : code * 16 + digit;
      if (code < 0) {
        break;
      }
    }
    if (digits == 0 || code < 0) {
      throw new BadLineException("JSON with an unknown escape");
    }
    return (char) code;
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws BadLineException {
    if (at >= text.length()) {
      throw new BadLineException("JSON ends early");
    }
    return text.charAt(at);
  }

  private void expect(char wanted) throws BadLineException {
    if (peek() != wanted) {
      throw new BadLineException("JSON lacks a '" + wanted + "'");
    }
    at++;
  }
}
