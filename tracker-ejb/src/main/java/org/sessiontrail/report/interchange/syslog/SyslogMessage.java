package org.sessiontrail.report.interchange.syslog;

import java.nio.charset.StandardCharsets;
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

  /** Adds the structured data: one element of that id; {@code \ " ]} in values are escaped. */
  SyslogMessage data(String id, Map<String, ?> parameters) {
    out.append('[').append(id);
    parameters.forEach(
        (name, value) -> {
          out.append(' ').append(name(name, ID_CHARS)).append("=\"");
          escape(VisibleText.ofValue(value));
          out.append('"');
        });
    out.append(']');
    return this;
  }

  /** The bytes of the message with {@code text}, in visible characters, as its free text. */
  byte[] text(String text) {
    out.append(' ').append(text);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\' || c == ']') {
        out.append('\\');
      }
      out.append(c);
    }
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
