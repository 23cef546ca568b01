package org.sessiontrail.intake.format;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Our own form, one JSON object a line: {@code at} and {@code kind}, the rest where there is any.
 */
final class EventFormat implements LineFormat {
  static final String NAME = "ndjson";

  private static final int MOST_DETAILS = 100;
  private static final Map<String, LogLine.Sort> KINDS =
      Map.of(
          "request", LogLine.Sort.REQUEST,
          "action", LogLine.Sort.ACTION,
          "login", LogLine.Sort.LOGIN,
          "login-failed", LogLine.Sort.LOGIN_FAILED,
          "logout", LogLine.Sort.LOGOUT);

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
    Map<String, Object> event = JsonText.object(line);
    LogLine.Sort sort = KINDS.get(text(event, "kind"));
    if (sort == null) {
      throw new BadLineException("kind is none of request, action, login, login-failed, logout");
    }
    LineDraft draft = new LineDraft(time);
    draft.iso(text(event, "at"));
    put(draft, LogField.SESSION, event, "session");
    put(draft, LogField.USER, event, "user");
    put(draft, LogField.ADDRESS, event, "ip");
    put(draft, LogField.AGENT, event, "ua");
    put(draft, LogField.METHOD, event, "method");
    put(draft, LogField.TARGET, event, "path");
    put(draft, LogField.STATUS, event, "status");
    put(draft, LogField.MILLIS, event, "ms");
    put(draft, LogField.BYTES, event, "bytes");
    put(draft, LogField.REFERRER, event, "referrer");
    LogLine.Deed deed = sort == LogLine.Sort.ACTION ? deed(event) : null;
    return new LogLine(sort, draft.at(), draft.who(), draft.http(), deed);
  }

  private static LogLine.Deed deed(Map<String, Object> event) throws BadLineException {
    String name = text(event, "name");
    if (name.isEmpty()) {
      throw new BadLineException("an action without a name");
    }
    Map<String, String> detail = new TreeMap<>();
    if (event.get("detail") instanceof Map<?, ?> members) {
      for (Map.Entry<?, ?> member : members.entrySet()) {
        if (detail.size() < MOST_DETAILS) {
          detail.put(String.valueOf(member.getKey()), plain(member.getValue()));
        }
      }
    }
    return new LogLine.Deed(name, detail);
  }

  private static String plain(Object value) throws BadLineException {
    if (value instanceof Map<?, ?> || value instanceof List<?>) {
      throw new BadLineException("a detail that is neither text nor number");
    }
    return String.valueOf(value);
  }

  private static String text(Map<String, Object> event, String name) {
    return event.get(name) instanceof String text ? text : "";
  }

  private static void put(LineDraft draft, LogField field, Map<String, Object> event, String name)
      throws BadLineException {
    String value = text(event, name);
    if (!value.isEmpty()) {
      draft.set(field, value);
    }
  }
}
