package org.sessiontrail.intake.format;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, by the names that NGINX's variables have or that are common for them. */
final class NginxFormat implements LineFormat {
  static final String NAME = "json-nginx";

  private static final Map<String, LogField> FIELDS =
      Map.ofEntries(
          Map.entry("time_local", LogField.ANY_TIME),
          Map.entry("time_iso8601", LogField.ANY_TIME),
          Map.entry("msec", LogField.ANY_TIME),
          Map.entry("time", LogField.ANY_TIME),
          Map.entry("timestamp", LogField.ANY_TIME),
          Map.entry("@timestamp", LogField.ANY_TIME),
          Map.entry("remote_addr", LogField.ADDRESS),
          Map.entry("remote_ip", LogField.ADDRESS),
          Map.entry("client_ip", LogField.ADDRESS),
          Map.entry("clientip", LogField.ADDRESS),
          Map.entry("remote_user", LogField.USER),
          Map.entry("user", LogField.USER),
          Map.entry("request", LogField.REQUEST),
          Map.entry("request_method", LogField.METHOD),
          Map.entry("method", LogField.METHOD),
          Map.entry("request_uri", LogField.TARGET),
          Map.entry("uri", LogField.PATH),
          Map.entry("path", LogField.PATH),
          Map.entry("url", LogField.TARGET),
          Map.entry("args", LogField.QUERY),
          Map.entry("query_string", LogField.QUERY),
          Map.entry("status", LogField.STATUS),
          Map.entry("body_bytes_sent", LogField.BYTES),
          Map.entry("bytes_sent", LogField.BYTES),
          Map.entry("bytes", LogField.BYTES),
          Map.entry("size", LogField.BYTES),
          Map.entry("request_time", LogField.SECONDS),
          Map.entry("http_referer", LogField.REFERRER),
          Map.entry("http_referrer", LogField.REFERRER),
          Map.entry("referer", LogField.REFERRER),
          Map.entry("referrer", LogField.REFERRER),
          Map.entry("http_user_agent", LogField.AGENT),
          Map.entry("user_agent", LogField.AGENT),
          Map.entry("agent", LogField.AGENT),
          Map.entry("http_cookie", LogField.COOKIES));

  private final LogTime time = new LogTime();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable LogLine parse(String line) throws BadLineException {
    if (line.isBlank()) {
      return null;
    }
    LineDraft draft = new LineDraft(time);
    boolean body = false;
    for (Map.Entry<String, Object> member : JsonText.object(line).entrySet()) {
      String name = member.getKey().toLowerCase(Locale.ROOT);
      LogField field = FIELDS.get(name);
      if (field == null && name.contains("session")) {
        field = LogField.SESSION;
      }
      boolean covered = field == LogField.BYTES && body;
      body |= name.equals("body_bytes_sent");
      if (field != null && !covered && member.getValue() instanceof String text) {
        put(draft, field, text);
      }
    }
    return draft.request();
  }

  /** An empty text is NGINX's dash where the log is made with {@code escape=json}. */
  private static void put(LineDraft draft, LogField field, String text) throws BadLineException {
    if (!text.isEmpty()) {
      draft.set(field, text);
    }
  }
}
