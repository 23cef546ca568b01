package org.sessiontrail.privacy;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.SensitiveNames;

/**
 * Makes what a client sent fit to be stored: bounded, clean, without card numbers, e-mail addresses
 * and tokens. Takes any text, never throws, works in linear time, and gives back the same instance
 * when nothing is to be changed. Redacting twice changes nothing.
 *
 * <p>What it can't know: a card number with other digits right beside it, an e-mail address that
 * was encoded twice, a person's name in a path. A plain UUID is taken as an identifier and kept.
 */
public final class Redactor {
  /** Most code points of a path. */
  public static final int LONGEST_PATH = 1024;

  /** Most code points of the value of one query parameter. */
  public static final int LONGEST_VALUE = 256;

  /** Most query parameters. */
  public static final int MOST_PARAMETERS = 16;

  /** Most code points of a header. */
  public static final int LONGEST_HEADER = 512;

  /** Most code points of a user's name. */
  public static final int LONGEST_NAME = 256;

  /** What is looked at behind a limit, so that a card across it is seen whole. */
  private static final int LOOK_AHEAD = 512;

  private static final int LONGEST_TEXT = 1 << 20;
  private static final int LONGEST_SCHEME = 16;

  private static final byte PLAIN = 0;
  private static final byte RUN = 1;
  private static final byte DIGIT = 2;
  private static final byte DASH = 3;
  private static final byte SPACE = 4;
  private static final byte URI_STOP = 5;
  private static final byte STOP = 6;
  private static final byte[] KINDS = kinds();
  private static final int SUSPICIOUS_RUN = 32;
  private static final int SUSPICIOUS_DIGITS = 13;

  private final String[] keptNames;
  private final String[] spelledNames;
  private final int longestName;

  /**
   * A redactor that keeps the query parameters of these names.
   *
   * @param queryKeep exact names, decoded; those of {@link SensitiveNames} are left out
   */
  public Redactor(Collection<String> queryKeep) {
    this.keptNames =
        queryKeep.stream().filter(n -> !SensitiveNames.contains(n)).toArray(String[]::new);
    this.spelledNames = new String[keptNames.length];
    int longest = 0;
    for (int i = 0; i < keptNames.length; i++) {
      spelledNames[i] = UriText.spellName(keptNames[i]);
      longest = Math.max(longest, keptNames[i].length());
    }
    this.longestName = longest;
  }

  /**
   * The path of a request: no query, no path parameters, decoded once; {@code % / ? #} stay encoded
   * where they were.
   *
   * @param rawUri as the client wrote it, for example {@code getRequestURI()}
   */
  public String path(String rawUri) {
    if (!isSuspicious(rawUri, LONGEST_PATH, true)) {
      return rawUri;
    }
    String worked = UriText.path(rawUri, LONGEST_PATH + LOOK_AHEAD);
    String path = UriText.spell(fit(worked, LONGEST_PATH));
    return path.equals(rawUri) ? rawUri : path;
  }

  /**
   * The allowed parameters of a query, {@code name=value&name2=value2}; {@code % & +} stay encoded
   * in a value.
   *
   * @return null when there are none
   */
  public @Nullable String query(@Nullable String rawQuery) {
    if (rawQuery == null || keptNames.length == 0) {
      return null;
    }
    StringBuilder out = null;
    int kept = 0;
    for (int at = 0; at < rawQuery.length() && kept < MOST_PARAMETERS; ) {
      int and = rawQuery.indexOf('&', at);
      int end = and < 0 ? rawQuery.length() : and;
      int equals = equalsSign(rawQuery, at, end);
      int name = keptName(rawQuery, at, equals);
      if (name >= 0) {
        out = out == null ? new StringBuilder() : out.append('&');
        out.append(spelledNames[name]);
        kept++;
        if (equals < end) {
          String value = UriText.value(rawQuery, equals + 1, end, LONGEST_VALUE + LOOK_AHEAD);
          out.append('=').append(UriText.spell(fit(value, LONGEST_VALUE)));
        }
      }
      at = end + 1;
    }
    return out == null ? null : out.toString();
  }

  /** A header that is stored as it is, the user agent for one: bounded and cleaned, not masked. */
  public @Nullable String header(@Nullable String value) {
    return value == null ? null : BoundedText.of(value, LONGEST_HEADER);
  }

  /**
   * Where a client came from: scheme, host and path, or a path alone. Query, fragment, path
   * parameters and a user name before the host are dropped, the path is redacted.
   *
   * @return null for null and for what is neither
   */
  public @Nullable String referrer(@Nullable String value) {
    if (value == null) {
      return null;
    }
    int authority = authorityStart(value);
    if (authority == 0 && !value.startsWith("/")) {
      return null;
    }
    if (!isSuspicious(value, LONGEST_HEADER, true)) {
      return value;
    }
    int end = firstOf(value, authority, value.length(), "?#");
    int path = authority == 0 ? 0 : firstOf(value, authority, end, "/");
    int host = Math.max(authority, value.lastIndexOf('@', path - 1) + 1);
    String worked =
        value.substring(0, authority)
            + host(value, Math.min(host, path), Math.min(path, host + LONGEST_HEADER))
            + UriText.path(value.substring(path, end), LONGEST_HEADER + LOOK_AHEAD);
    return UriText.spell(fit(worked, LONGEST_HEADER));
  }

  /**
   * Whether a referrer is a page of the site that was asked.
   *
   * @param host value of {@code Host}, or null
   */
  public static boolean isInternal(@Nullable String referrer, @Nullable String host) {
    if (referrer == null || host == null || host.isEmpty()) {
      return false;
    }
    int start = authorityStart(referrer);
    int at = referrer.lastIndexOf('@', firstOf(referrer, start, referrer.length(), "/?#"));
    int authority = Math.max(start, at + 1);
    int end = authority + host.length();
    return start > 0
        && referrer.regionMatches(true, authority, host, 0, host.length())
        && (end == referrer.length() || "/?#".indexOf(referrer.charAt(end)) >= 0);
  }

  private static String host(String value, int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = value.charAt(i);
      boolean fits = Character.isLetterOrDigit(c) || ".-_:[]".indexOf(c) >= 0;
      out.append(fits ? c : BoundedText.REPLACEMENT);
    }
    return out.toString();
  }

  /** A detail: masked, cleaned, at most {@code maxCodePoints}. */
  public String text(String value, int maxCodePoints) {
    int max = Math.max(0, Math.min(maxCodePoints, LONGEST_TEXT));
    return isSuspicious(value, max, false)
        ? fit(BoundedText.of(value, max + LOOK_AHEAD), max)
        : value;
  }

  /** A user's name: bounded and cleaned only, since a name may be an e-mail address. */
  public String name(String value) {
    return BoundedText.of(value, LONGEST_NAME);
  }

  /** Masks and bounds; masks again when a cut has left something new at the end. */
  private static String fit(String worked, int max) {
    String text = Masks.mask(worked);
    for (int cut = cutAt(text, max); cut < text.length(); cut = cutAt(text, max)) {
      text = Masks.mask(text.substring(0, cut));
    }
    return text;
  }

  private static int cutAt(String text, int max) {
    int width = 0;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      width += UriText.width(text.charAt(at));
      if (width > max) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  /** One look at every character: whether anything could have to be changed. */
  private static boolean isSuspicious(String text, int max, boolean uri) {
    if (text.length() > max) {
      return true;
    }
    int run = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      byte kind = c < KINDS.length ? KINDS[c] : BoundedText.isBroken(c) ? STOP : PLAIN;
      if (kind == STOP || (kind == URI_STOP && uri)) {
        return true;
      }
      run = kind == RUN || kind == DIGIT || kind == DASH ? run + 1 : 0;
      digits = kind == DIGIT ? digits + 1 : kind == DASH || kind == SPACE ? digits : 0;
      boolean jwt = c == 'J' && run > 2 && text.startsWith("eyJ", i - 2);
      if (run >= SUSPICIOUS_RUN || digits >= SUSPICIOUS_DIGITS || jwt) {
        return true;
      }
    }
    return false;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[0x80];
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = c < ' ' || c == 0x7F || c == '@' ? STOP : PLAIN;
      kinds[c] = Character.isLetter(c) || c == '_' ? RUN : kinds[c];
      kinds[c] = Character.isDigit(c) ? DIGIT : kinds[c];
      kinds[c] = "%;?#".indexOf(c) >= 0 ? URI_STOP : kinds[c];
    }
    kinds['-'] = DASH;
    kinds[' '] = SPACE;
    return kinds;
  }

  private static int equalsSign(String query, int from, int end) {
    int at = from;
    while (at < end && query.charAt(at) != '=') {
      at++;
    }
    return at;
  }

  /** Index of the allowed name between the two places, or -1. */
  private int keptName(String query, int from, int to) {
    boolean encoded = false;
    // encoded, a character takes nine at most
    if (to - from > 24 * longestName) {
      return -1;
    }
    for (int i = from; i < to; i++) {
      encoded |= query.charAt(i) == '%' || query.charAt(i) == '+';
    }
    String name = encoded ? UriText.name(query, from, to, longestName + 1) : query;
    int start = encoded ? 0 : from;
    int length = encoded ? name.length() : to - from;
    for (int i = 0; i < keptNames.length; i++) {
      if (keptNames[i].length() == length && name.startsWith(keptNames[i], start)) {
        return i;
      }
    }
    return -1;
  }

  /** Where the host starts, 0 when there is none. */
  private static int authorityStart(String url) {
    int at = 0;
    // short and without digits, so that nothing in it is ever masked
    while (at < Math.min(url.length(), LONGEST_SCHEME) && isScheme(url.charAt(at))) {
      at++;
    }
    return at > 0 && url.startsWith("://", at) ? at + 3 : 0;
  }

  private static boolean isScheme(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-' || c == '.';
  }

  private static int firstOf(String text, int from, int to, String wanted) {
    int at = from;
    while (at < to && wanted.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
