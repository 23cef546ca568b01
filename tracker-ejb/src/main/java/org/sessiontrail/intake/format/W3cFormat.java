package org.sessiontrail.intake.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The extended log format of W3C, as IIS and many proxies write it: {@code #Fields} names what
 * follows, anew whenever it comes. Times are UTC.
 */
final class W3cFormat implements LineFormat {
  static final String NAME = "w3c";

  private static final Map<String, LogField> FIELDS =
      Map.ofEntries(
          Map.entry("date", LogField.DAY),
          Map.entry("time", LogField.CLOCK),
          Map.entry("c-ip", LogField.ADDRESS),
          Map.entry("c-dns", LogField.IGNORED),
          Map.entry("cs-username", LogField.USER),
          Map.entry("cs-method", LogField.METHOD),
          Map.entry("cs-uri", LogField.TARGET),
          Map.entry("cs-uri-stem", LogField.PATH),
          Map.entry("cs-uri-query", LogField.QUERY),
          Map.entry("sc-status", LogField.STATUS),
          Map.entry("sc-bytes", LogField.BYTES),
          Map.entry("bytes", LogField.BYTES),
          Map.entry("time-taken", LogField.TAKEN),
          Map.entry("cs(user-agent)", LogField.AGENT),
          Map.entry("cs(referer)", LogField.REFERRER),
          Map.entry("cs(cookie)", LogField.COOKIES));

  private final LogTime time = new LogTime();
  private List<LogField> fields = List.of();
  private @Nullable String headerDay;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable LogLine parse(String line) throws BadLineException {
    if (line.startsWith("#")) {
      header(line);
      return null;
    }
    if (line.isBlank()) {
      return null;
    }
    if (fields.isEmpty()) {
      throw new BadLineException("no #Fields before it");
    }
    LineDraft draft = new LineDraft(time);
    if (headerDay != null) {
      draft.day(headerDay);
    }
    FieldCursor cursor = new FieldCursor(line, 0);
    for (LogField field : fields) {
      if (!cursor.hasNext()) {
        throw new BadLineException("fewer fields than #Fields names");
      }
      draft.set(field, decoded(field, cursor.next()));
    }
    if (cursor.hasNext()) {
      throw new BadLineException("more fields than #Fields names");
    }
    return draft.request();
  }

  private void header(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    if (lower.startsWith("#fields:")) {
      List<LogField> found = new ArrayList<>();
      for (String name : lower.substring("#fields:".length()).trim().split("\\s+", -1)) {
        found.add(field(name));
      }
      fields = found;
    } else if (lower.startsWith("#date:")) {
      String date = line.substring("#date:".length()).trim();
      headerDay = date.length() >= 10 ? date.substring(0, 10) : null;
    }
  }

  private static LogField field(String name) {
    LogField known = FIELDS.get(name);
    if (known != null) {
      return known;
    }
    return name.contains("session") ? LogField.SESSION : LogField.IGNORED;
  }

  /** Headers stand with blanks as {@code +}, or encoded like a URL. */
  private static String decoded(LogField field, String value) {
    if (field != LogField.AGENT && field != LogField.REFERRER && field != LogField.COOKIES) {
      return value;
    }
    boolean blanks = field == LogField.AGENT && value.indexOf(' ') < 0;
    String spaced = blanks ? value.replace('+', ' ') : value;
    return field != LogField.REFERRER && spaced.indexOf('%') >= 0 ? unpercent(spaced) : spaced;
  }

  private static String unpercent(String text) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); ) {
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (text.charAt(i) == '%' && high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 3;
      } else {
        int next = text.offsetByCodePoints(i, 1);
        out.writeBytes(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
        i = next;
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
