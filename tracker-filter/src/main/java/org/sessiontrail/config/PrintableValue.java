package org.sessiontrail.config;

import java.util.regex.Pattern;

/** Configured values made safe for a log. */
final class PrintableValue {
  static final String MASK = "***";
  private static final int LONGEST = 200;
  private static final Pattern URL_SECRET =
      Pattern.compile(
          "((?:password|passwd|pwd|secret|token|credential)[^=;&?]*=)[^;&]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern URL_USER = Pattern.compile("(//[^/@:]*:)[^/@]*@");

  private PrintableValue() {}

  /** At most 200 characters of {@code value}, without what may be a secret. */
  static String of(ConfigKey key, String value) {
    if (key == ConfigKey.JDBC_PASSWORD) {
      return MASK;
    }
    return clean(key == ConfigKey.JDBC_URL ? jdbcUrl(value) : value);
  }

  /** A JDBC URL without the passwords in it. */
  static String jdbcUrl(String url) {
    String masked = URL_SECRET.matcher(url).replaceAll("$1" + MASK);
    return URL_USER.matcher(masked).replaceAll("$1" + MASK + "@");
  }

  /** One line, bounded. */
  static String clean(String value) {
    boolean cut = value.codePointCount(0, value.length()) > LONGEST;
    String head = cut ? value.substring(0, value.offsetByCodePoints(0, LONGEST)) : value;
    StringBuilder out = new StringBuilder(head.length() + 1);
    head.codePoints().map(c -> isBroken(c) ? 0xFFFD : c).forEach(out::appendCodePoint);
    return out.append(cut ? "…" : "").toString();
  }

  /** Whether a code point would break a line, or is half a surrogate pair. */
  static boolean isBroken(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isISOControl(codePoint)
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
