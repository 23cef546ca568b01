package org.sessiontrail.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The restricted RFC 8785 (JCS) form that leaves and disclosures are written in: objects, arrays,
 * strings, booleans and integers within ±(2^53−1); names sorted by UTF-16 code unit, no white
 * space, no {@code null}, no fractions. Unpaired surrogates become U+FFFD.
 *
 * <p>The text holds no raw newline, so lines of leaves need no parsing to be told apart.
 */
public final class CanonicalJson {
  /** Largest magnitude of an integer, 2^53−1: what every JSON reader keeps exactly. */
  public static final long MAX_INTEGER = (1L << 53) - 1;

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private CanonicalJson() {}

  /**
   * The canonical text of {@code value}.
   *
   * @throws IllegalArgumentException for a type or number the form does not allow
   */
  public static String text(Object value) {
    StringBuilder out = new StringBuilder(256);
    write(out, value);
    return out.toString();
  }

  /** The canonical text of {@code value} in UTF-8. */
  public static byte[] bytes(Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads one object back.
   *
   * @throws IllegalArgumentException when {@code json} is not an object in this form, byte for byte
   */
  public static Map<String, Object> object(byte[] json) {
    Object value = new CanonicalJsonReader(new String(json, StandardCharsets.UTF_8)).read();
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("not a JSON object");
    }
    Map<String, Object> out = new TreeMap<>();
    map.forEach((name, member) -> out.put((String) name, member));
    if (!java.util.Arrays.equals(bytes(out), json)) {
      throw new IllegalArgumentException("not in canonical form");
    }
    return out;
  }

  /**
   * Reads one array back.
   *
   * @throws IllegalArgumentException when {@code json} is not an array in this form
   */
  public static List<?> array(String json) {
    if (new CanonicalJsonReader(json).read() instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("not a JSON array");
  }

  private static void write(StringBuilder out, Object value) {
    if (value instanceof String text) {
      writeString(out, text);
    } else if (value instanceof Long || value instanceof Integer) {
      writeInteger(out, ((Number) value).longValue());
    } else if (value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      writeObject(out, map);
    } else if (value instanceof List<?> list) {
      writeArray(out, list);
    } else {
      throw new IllegalArgumentException("no canonical form for " + value.getClass().getName());
    }
  }

  private static void writeInteger(StringBuilder out, long number) {
    if (number > MAX_INTEGER || number < -MAX_INTEGER) {
      throw new IllegalArgumentException("integer beyond 2^53-1: " + number);
    }
    out.append(number);
  }

  private static void writeArray(StringBuilder out, List<?> list) {
    char separator = '[';
    for (Object element : list) {
      out.append(separator);
      write(out, element);
      separator = ',';
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private static void writeObject(StringBuilder out, Map<?, ?> map) {
    char separator = '{';
    for (Map.Entry<?, ?> member : sorted(map).entrySet()) {
      out.append(separator);
      writeString(out, (String) member.getKey());
      out.append(':');
      write(out, member.getValue());
      separator = ',';
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  /** By UTF-16 code unit, which is the natural order of strings. */
  private static Map<?, ?> sorted(Map<?, ?> map) {
    if (map instanceof SortedMap<?, ?> already && already.comparator() == null) {
      return already;
    }
    return new TreeMap<>(map);
  }

  private static void writeString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        writeControl(out, c);
      } else if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (!Character.isSurrogate(c)) {
        out.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        out.append('\uFFFD');
      }
    }
    out.append('"');
  }

  private static void writeControl(StringBuilder out, char c) {
    switch (c) {
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
    }
  }
}
