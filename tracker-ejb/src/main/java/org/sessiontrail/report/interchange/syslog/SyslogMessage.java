package org.sessiontrail.report.interchange.syslog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.VisibleText;

/**
 * One message of RFC 5424: {@code <110>1 TIMESTAMP HOSTNAME APP-NAME PROCID MSGID [SD] MSG}, in
 * UTF-8 without byte order mark and, whatever its values are, without a control character.
 */
final class SyslogMessage {
  /** Facility 13 (log audit), severity 6 (informational). */
  static final int PRIORITY = 13 * 8 + 6;

  private static final String NIL = "-";
  private static final int HOST_CHARS = 255;
  private static final int PROCESS_CHARS = 128;
  private static final int ID_CHARS = 32;

  /**
   * rsyslog keeps the length of structured data in 16 bits, and reads nothing of what is longer;
   * the rest is room for names.
   */
  private static final int DATA_BYTES = 62_000;

  /** rsyslog has 32 KiB for a value. */
  private static final int VALUE_BYTES = 32_000;

  private final StringBuilder out = new StringBuilder(512);

  /**
   * Begins a message.
   *
   * @param at time in RFC 3339 with at most six digits of a second
   * @param host node, or null for none
   * @param process start of the node, or null for none
   * @param id kind of the message
   */
  SyslogMessage(String at, @Nullable String host, @Nullable String process, String id) {
    out.append('<').append(PRIORITY).append(">1 ").append(at).append(' ');
    out.append(name(host, HOST_CHARS)).append(" sessiontrail ");
    out.append(name(process, PROCESS_CHARS)).append(' ').append(name(id, ID_CHARS)).append(' ');
  }

  /**
   * Adds the structured data: one element of that id; {@code \ " ]} in values are escaped. Values
   * of more than {@value #VALUE_BYTES} bytes, and the longest of more than {@value #DATA_BYTES}
   * bytes in all, are cut, and the parameter {@code cut} names them.
   */
  SyslogMessage data(String id, Map<String, ?> parameters) {
    Map<String, String> values = new LinkedHashMap<>();
    parameters.forEach((name, value) -> values.put(name(name, ID_CHARS), escaped(value)));
    int most = longest(values.values());
    List<String> cut = new ArrayList<>();
    out.append('[').append(id);
    values.forEach(
        (name, value) -> {
          String fitting = cut(value, most);
          parameter(name, fitting);
          if (fitting.length() < value.length()) {
            cut.add(name);
          }
        });
    if (!cut.isEmpty()) {
      parameter("cut", String.join(" ", cut));
    }
    out.append(']');
    return this;
  }

  private void parameter(String name, String escaped) {
    out.append(' ').append(name).append("=\"").append(escaped).append('"');
  }

  /** The bytes of the message with {@code text}, in visible characters, as its free text. */
  byte[] text(String text) {
    out.append(' ').append(text);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** How many bytes a value may have, so that all of them together are not too many. */
  private static int longest(Collection<String> values) {
    List<Integer> sizes = values.stream().map(SyslogMessage::utf8Bytes).sorted().toList();
    int left = DATA_BYTES;
    for (int i = 0; i < sizes.size(); i++) {
      int others = sizes.size() - i;
      if ((long) sizes.get(i) * others > left) {
        return Math.min(VALUE_BYTES, left / others);
      }
      left -= sizes.get(i);
    }
    return VALUE_BYTES;
  }

  /** {@code escaped}, or as much of it as {@code most} bytes take; no half of anything is left. */
  private static String cut(String escaped, int most) {
    if (utf8Bytes(escaped) <= most) {
      return escaped;
    }
    int bytes = 0;
    int next = 0;
    while (next < escaped.length()) {
      int c = escaped.codePointAt(next);
      bytes += c == '\\' ? 2 : utf8Bytes(Character.toString(c));
      if (bytes > most) {
        break;
      }
      next += c == '\\' ? 2 : Character.charCount(c);
    }
    return escaped.substring(0, next);
  }

  private static int utf8Bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String escaped(Object value) {
    String text = VisibleText.ofValue(value);
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c == ']') {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  /**
   * Header fields and names are printable US-ASCII without space; in names {@code = ] "} neither.
   */
  private static String name(@Nullable String text, int most) {
    if (text == null || text.isEmpty()) {
      return NIL;
    }
    StringBuilder name = new StringBuilder(Math.min(text.length(), most));
    for (int i = 0; i < text.length() && i < most; i++) {
      char c = text.charAt(i);
      boolean fits = c > ' ' && c < 0x7F && c != '=' && c != ']' && c != '"';
      name.append(fits ? c : '_');
    }
    return name.toString();
  }
}
