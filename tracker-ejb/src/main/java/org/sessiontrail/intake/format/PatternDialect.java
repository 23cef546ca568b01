package org.sessiontrail.intake.format;

import java.util.Locale;
import java.util.Map;

/** Whose log patterns: the same letters mean different things here and there. */
enum PatternDialect {
  /** Tomcat 10 and later. */
  TOMCAT(LogField.MICROS, "%h %l %u %t \"%r\" %s %b"),
  /** Tomcat up to 9, whose {@code %D} is in milliseconds. */
  TOMCAT9(LogField.MILLIS, "%h %l %u %t \"%r\" %s %b"),
  /** Jetty's CustomRequestLog. */
  JETTY(LogField.MICROS, "%{client}a - %u %t \"%r\" %s %O \"%{Referer}i\" \"%{User-Agent}i\""),
  /** Apache httpd's LogFormat. */
  APACHE(LogField.MICROS, "%h %l %u %t \"%r\" %>s %b");

  private static final String COMBINED =
      "%h %l %u %t \"%r\" %s %b \"%{Referer}i\" \"%{User-Agent}i\"";
  private static final Map<Character, LogField> PLAIN =
      Map.ofEntries(
          Map.entry('h', LogField.ADDRESS),
          Map.entry('u', LogField.USER),
          Map.entry('r', LogField.REQUEST),
          Map.entry('m', LogField.METHOD),
          Map.entry('U', LogField.PATH),
          Map.entry('q', LogField.QUERY),
          Map.entry('s', LogField.STATUS),
          Map.entry('b', LogField.BYTES),
          Map.entry('B', LogField.BYTES));
  private static final Map<String, LogField> HEADERS =
      Map.of(
          "referer", LogField.REFERRER,
          "user-agent", LogField.AGENT,
          "cookie", LogField.COOKIES);
  private static final Map<String, LogField> UNITS =
      Map.of("us", LogField.MICROS, "ms", LogField.MILLIS, "s", LogField.SECONDS);

  private final LogField duration;
  private final String byDefault;

  PatternDialect(LogField duration, String byDefault) {
    this.duration = duration;
    this.byDefault = byDefault;
  }

  /** The name of the format. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The pattern that {@code given} stands for: itself, an alias, or by default. */
  String pattern(String given) {
    return switch (given) {
      case "" -> byDefault;
      case "common" -> "%h %l %u %t \"%r\" %s %b";
      case "combined" -> COMBINED;
      default -> given;
    };
  }

  /** What {@code %{parameter}code} holds; {@code parameter} is empty where there is none. */
  LogField field(char code, String parameter) {
    LogField plain = PLAIN.get(code);
    if (plain != null) {
      return plain;
    }
    return switch (code) {
      case 'a' -> address(parameter);
      case 't' -> LogField.ANY_TIME;
      case 'D' -> duration;
      case 'T' -> UNITS.getOrDefault(parameter, LogField.SECONDS);
      case 'O' -> LogField.BYTES;
      case 'S' -> this == JETTY || this == APACHE ? LogField.IGNORED : LogField.SESSION;
      case 'i' -> HEADERS.getOrDefault(parameter.toLowerCase(Locale.ROOT), named(parameter));
      case 'c', 'C', 's', 'r' -> named(parameter);
      default -> LogField.IGNORED;
    };
  }

  private LogField address(String parameter) {
    boolean client = parameter.equals("client") || parameter.equals("remote");
    boolean kept = this == JETTY ? client : !parameter.equals("peer");
    return kept ? LogField.ADDRESS : LogField.IGNORED;
  }

  private static LogField named(String parameter) {
    return parameter.toLowerCase(Locale.ROOT).contains("session")
        ? LogField.SESSION
        : LogField.IGNORED;
  }
}
