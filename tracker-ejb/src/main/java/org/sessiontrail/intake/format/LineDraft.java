package org.sessiontrail.intake.format;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line on its way to a {@link LogLine}, field by field in any order. One use, one thread. */
final class LineDraft {
  private static final String[] SESSION_COOKIES = {
    "JSESSIONID=", "ASP.NET_SessionId=", "PHPSESSID="
  };

  private final LogTime time;
  private @Nullable Long epochMicros;
  private @Nullable String day;
  private @Nullable String clock;
  private String method = "-";
  private @Nullable String target;
  private String path = "";
  private @Nullable String query;
  private int status;
  private long bytes = -1;
  private long micros;
  private final Map<LogField, String> texts = new HashMap<>();

  LineDraft(LogTime time) {
    this.time = time;
  }

  /** Takes {@code value} as it stands in the line, unescaped. */
  void set(LogField field, String value) throws BadLineException {
    if (field.isTime() || !value.equals("-")) {
      field.put(this, value);
    } else if (field == LogField.BYTES) {
      bytes = 0;
    }
  }

  void text(LogField field, String value) {
    if (!value.isEmpty()) {
      texts.put(field, value);
    }
  }

  void clf(String value) throws BadLineException {
    int from = value.startsWith("[") ? 1 : 0;
    int to = value.endsWith("]") ? value.length() - 1 : value.length();
    epochMicros = time.clf(value.substring(Math.min(from, to), to));
  }

  void iso(String value) throws BadLineException {
    epochMicros = time.iso(value);
  }

  void epoch(String value) throws BadLineException {
    epochMicros = LogTime.epoch(value);
  }

  void at(long micros) {
    epochMicros = micros;
  }

  void day(String value) {
    day = value;
  }

  void clock(String value) {
    clock = value;
  }

  /** {@code GET /path?query HTTP/1.1}. */
  void request(String value) {
    RequestLine line = RequestLine.of(value);
    method = line.method();
    target = line.target();
  }

  void method(String value) {
    method = value;
  }

  void target(String value) {
    target = value;
  }

  void path(String value) {
    path = value;
  }

  void query(String value) {
    query = value.startsWith("?") ? value.substring(1) : value;
  }

  void status(String value) throws BadLineException {
    status = LineText.status(value);
  }

  void bytes(String value) throws BadLineException {
    bytes = LineText.bytes(value);
  }

  /** How long it took, in a unit of ten to −{@code decimals} microseconds. */
  void took(String value, int decimals) throws BadLineException {
    micros = Math.max(0, LogTime.decimal(value, decimals));
  }

  /** The value of a cookie that servers keep sessions by, out of a whole Cookie header. */
  void cookies(String header) {
    for (String name : SESSION_COOKIES) {
      int at = header.indexOf(name);
      boolean begins = at == 0 || (at > 0 && "; +".indexOf(header.charAt(at - 1)) >= 0);
      if (begins) {
        int from = at + name.length();
        int to = from;
        while (to < header.length() && "; +".indexOf(header.charAt(to)) < 0) {
          to++;
        }
        text(LogField.SESSION, header.substring(from, to));
        return;
      }
    }
  }

  /** The line as an exchange. */
  LogLine request() throws BadLineException {
    LogLine.Http http = http();
    if (http.method().equals("-") && http.target().isEmpty() && status == 0) {
      throw new BadLineException("neither request nor status");
    }
    return new LogLine(LogLine.Sort.REQUEST, at(), who(), http, null);
  }

  long at() throws BadLineException {
    if (epochMicros == null && day != null && clock != null) {
      epochMicros = time.utc(day, clock);
    }
    if (epochMicros == null) {
      throw new BadLineException("no time");
    }
    return epochMicros;
  }

  LogLine.Who who() {
    return new LogLine.Who(
        texts.get(LogField.ADDRESS),
        texts.get(LogField.USER),
        texts.get(LogField.SESSION),
        texts.get(LogField.AGENT));
  }

  LogLine.Http http() {
    String asked = target == null ? query == null ? path : path + "?" + query : target;
    return new LogLine.Http(method, asked, status, bytes, micros, texts.get(LogField.REFERRER));
  }
}
