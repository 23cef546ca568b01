package org.sessiontrail.intake.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The access log of Caddy: one JSON object a line, the request in an object of its own. */
final class CaddyFormat implements LineFormat {
  static final String NAME = "json-caddy";

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
    Map<String, Object> log = JsonText.object(line);
    if (!(log.get("request") instanceof Map<?, ?> request)) {
      if (log.containsKey("level") && log.containsKey("msg")) {
        return null; // of the server itself
      }
      throw new BadLineException("no request");
    }
    LineDraft draft = new LineDraft(time);
    put(draft, LogField.ANY_TIME, log.get("ts"));
    put(draft, LogField.ADDRESS, address(request));
    put(draft, LogField.METHOD, request.get("method"));
    put(draft, LogField.TARGET, request.get("uri"));
    put(draft, LogField.USER, log.get("user_id"));
    put(draft, LogField.STATUS, log.get("status"));
    put(draft, LogField.BYTES, log.get("size"));
    put(draft, LogField.SECONDS, log.get("duration"));
    if (request.get("headers") instanceof Map<?, ?> headers) {
      headers.forEach((name, values) -> header(draft, String.valueOf(name), values));
    }
    return draft.request();
  }

  private static @Nullable Object address(Map<?, ?> request) {
    for (String name : List.of("client_ip", "remote_ip")) {
      if (request.get(name) instanceof String address) {
        return address;
      }
    }
    // until 2.5: address and port in one
    return request.get("remote_addr") instanceof String both && both.lastIndexOf(':') > 0
        ? both.substring(0, both.lastIndexOf(':'))
        : null;
  }

  private static void header(LineDraft draft, String name, Object values) {
    if (values instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof String value) {
      switch (name.toLowerCase(Locale.ROOT)) {
        case "user-agent" -> draft.text(LogField.AGENT, value);
        case "referer" -> draft.text(LogField.REFERRER, value);
        case "cookie" -> draft.cookies(value);
        default -> {
          // not kept
        }
      }
    }
  }

  private static void put(LineDraft draft, LogField field, @Nullable Object value)
      throws BadLineException {
    if (value instanceof String text && !text.isEmpty()) {
      draft.set(field, text);
    }
  }
}
