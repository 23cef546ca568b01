package org.sessiontrail.config;

import org.jspecify.annotations.Nullable;

/**
 * An IP address read from text without ever asking a name server. An IPv4-mapped IPv6 address
 * ({@code ::ffff:1.2.3.4}) is the IPv4 address.
 *
 * @param v6 whether this is an IPv6 address
 * @param high the first eight bytes of an IPv6 address; 0 for IPv4
 * @param low the last eight bytes of an IPv6 address; the four bytes of an IPv4 address
 */
public record IpLiteral(boolean v6, long high, long low) {
  private static final int LONGEST_TEXT = 128;
  private static final int GROUPS = 8;
  private static final long FIRST_24_OF_V4 = 0xFFFFFF00L;
  private static final long FIRST_48_OF_HIGH = 0xFFFFFFFFFFFF0000L;

  /**
   * The address in {@code text}: IPv4 or IPv6, in brackets or not, with or without a port; a zone
   * is dropped. Numbers with leading zeros are refused in IPv4, since some read them as octal.
   *
   * @return null for anything else
   */
  public static @Nullable IpLiteral parse(@Nullable String text) {
    if (text == null || text.length() > LONGEST_TEXT) {
      return null;
    }
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      if (close < 0 || (close + 1 < text.length() && !isPort(text, close + 1))) {
        return null;
      }
      return parseV6(text, 1, close);
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      return parseV4(text, 0, text.length());
    }
    if (colon == text.lastIndexOf(':') && text.indexOf('.') >= 0 && text.indexOf('.') < colon) {
      return isPort(text, colon) ? parseV4(text, 0, colon) : null;
    }
    return parseV6(text, 0, text.length());
  }

  /** Whether {@code text} is an IPv4 address exactly as {@link #text()} would write it. */
  public static boolean isPlainV4(String text) {
    return v4Bits(text, 0, text.length()) >= 0;
  }

  /** The form of RFC 5952 for IPv6, four decimal numbers for IPv4. */
  public String text() {
    return v6 ? v6Text() : v4Text();
  }

  /** Only its network: /24 of IPv4, /48 of IPv6; the rest is zero. */
  public IpLiteral truncated() {
    return v6
        ? new IpLiteral(true, high & FIRST_48_OF_HIGH, 0)
        : new IpLiteral(false, 0, low & FIRST_24_OF_V4);
  }

  private static boolean isPort(String text, int colon) {
    int length = text.length() - colon - 1;
    if (text.charAt(colon) != ':' || length < 1 || length > 16) {
      return false;
    }
    // RFC 7239 lets a proxy hide the port: "_" and a name
    boolean hidden = text.charAt(colon + 1) == '_';
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits = hidden ? isName(c) : c >= '0' && c <= '9' && length <= 5;
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '.'
        || c == '_'
        || c == '-';
  }

  private static @Nullable IpLiteral parseV4(String text, int from, int to) {
    long bits = v4Bits(text, from, to);
    return bits < 0 ? null : new IpLiteral(false, 0, bits);
  }

  /** The four bytes as a number, or -1. */
  static long v4Bits(String text, int from, int to) {
    long bits = 0;
    int at = from;
    for (int part = 0; part < 4; part++) {
      int start = at;
      int number = 0;
      while (at < to && at - start < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        number = number * 10 + text.charAt(at++) - '0';
      }
      boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
      if (at == start || number > 255 || leadingZero) {
        return -1;
      }
      bits = bits << 8 | number;
      if (part < 3 && (at >= to || text.charAt(at++) != '.')) {
        return -1;
      }
    }
    return at == to ? bits : -1;
  }

  private static @Nullable IpLiteral parseV6(String text, int from, int end) {
    int zone = text.indexOf('%', from);
    int to = zone < 0 || zone > end ? end : zone;
    boolean emptyZone = to + 1 == end;
    return emptyZone ? null : new Ipv6Reader(text, from, to).read();
  }

  private String v4Text() {
    return (low >> 24) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
  }

  private String v6Text() {
    int gap = -1;
    int gapLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int zeros = zerosFrom(i);
      if (zeros > gapLength) {
        gap = i;
        gapLength = zeros;
      }
    }
    StringBuilder out = new StringBuilder(39);
    for (int i = 0; i < GROUPS; i++) {
      if (i == gap) {
        out.append("::");
        i += gapLength - 1;
      } else {
        out.append(i == 0 || (gap >= 0 && i == gap + gapLength) ? "" : ":");
        out.append(Integer.toHexString(group(high, low, i)));
      }
    }
    return out.toString();
  }

  private static int group(long high, long low, int index) {
    return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index % 4))) & 0xFFFF;
  }

  private int zerosFrom(int index) {
    int zeros = 0;
    while (index + zeros < GROUPS && group(high, low, index + zeros) == 0) {
      zeros++;
    }
    return zeros;
  }
}
