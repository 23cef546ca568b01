package org.sessiontrail.capture.guard;

import org.sessiontrail.config.IpLiteral;

/** Whether two requests may well come from the same client. Most of it allocates nothing. */
final class Likeness {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final long FIRST_24_OF_V4 = 0xFFFFFF00L;
  private static final int REST_OF_48 = 16;

  private Likeness() {}

  /** Whether two names of clients are the same but for their numbers. */
  static boolean isUpdate(String before, String now) {
    int i = 0;
    int j = 0;
    while (true) {
      i = pastNumber(before, i);
      j = pastNumber(now, j);
      if (i == before.length() || j == now.length()) {
        return i == before.length() && j == now.length();
      }
      if (before.charAt(i++) != now.charAt(j++)) {
        return false;
      }
    }
  }

  /** A number that differs for clients that differ by more than numbers. */
  static long hash(String name) {
    long out = BASIS;
    for (int i = pastNumber(name, 0); i < name.length(); i = pastNumber(name, i + 1)) {
      out = (out ^ name.charAt(i)) * PRIME;
    }
    return out;
  }

  private static int pastNumber(String text, int from) {
    int at = from;
    while (at < text.length() && isOfNumber(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isOfNumber(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '_';
  }

  /** Whether two addresses lie in one /24, or one /48 of IPv6. */
  static boolean isSameNetwork(String before, String now) {
    if (before.equals(now)) {
      return true;
    }
    IpLiteral one = IpLiteral.parse(before);
    IpLiteral other = IpLiteral.parse(now);
    if (one == null || other == null || one.v6() != other.v6()) {
      return false;
    }
    return one.v6()
        ? one.high() >>> REST_OF_48 == other.high() >>> REST_OF_48
        : ((one.low() ^ other.low()) & FIRST_24_OF_V4) == 0;
  }
}
