package org.sessiontrail.config;

import org.jspecify.annotations.Nullable;

/** Reads one IPv6 address without brackets and zone. One use, one thread. */
final class Ipv6Reader {
  private static final int GROUPS = 8;
  private static final long MAPPED = 0xFFFFL;

  private final String text;
  private final int to;
  private final int[] groups = new int[GROUPS];
  private int at;
  private int count;
  private int gap = -1;

  Ipv6Reader(String text, int from, int to) {
    this.text = text;
    this.at = from;
    this.to = to;
  }

  /** The address, or null. */
  @Nullable IpLiteral read() {
    if (text.startsWith("::", at)) {
      gap = 0;
      at += 2;
    }
    while (at < to) {
      if (!readGroups() || !readSeparator()) {
        return null;
      }
    }
    boolean complete = gap < 0 ? count == GROUPS : count < GROUPS;
    return complete ? address() : null;
  }

  /** One group, or the two that an IPv4 address at the end stands for. */
  private boolean readGroups() {
    int colon = text.indexOf(':', at);
    int stop = colon < 0 || colon > to ? to : colon;
    int dot = text.indexOf('.', at);
    if (stop == to && dot >= 0 && dot < to) {
      long bits = IpLiteral.v4Bits(text, at, to);
      at = to;
      return bits >= 0 && add((int) (bits >>> 16)) && add((int) (bits & 0xFFFF));
    }
    int group = hex(at, stop);
    at = stop;
    return group >= 0 && add(group);
  }

  private boolean add(int group) {
    if (count == GROUPS) {
      return false;
    }
    groups[count++] = group;
    return true;
  }

  private boolean readSeparator() {
    if (at == to) {
      return true;
    }
    at++;
    if (at == to) {
      return false;
    }
    if (text.charAt(at) == ':') {
      boolean first = gap < 0;
      gap = count;
      at++;
      return first;
    }
    return true;
  }

  /** One to four hexadecimal digits as a number, or -1. */
  private int hex(int from, int stop) {
    int length = stop - from;
    int value = length < 1 || length > 4 ? -1 : 0;
    for (int i = from; i < stop && value >= 0; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      value = digit < 0 ? -1 : value << 4 | digit;
    }
    return value;
  }

  private IpLiteral address() {
    int behind = gap < 0 ? 0 : count - gap;
    long high = 0;
    long low = 0;
    for (int i = 0; i < count; i++) {
      int place = i < count - behind ? i : GROUPS - count + i;
      long bits = (long) groups[i] << (48 - 16 * (place % 4));
      high |= place < 4 ? bits : 0;
      low |= place < 4 ? 0 : bits;
    }
    boolean mapped = high == 0 && low >>> 32 == MAPPED;
    return mapped ? new IpLiteral(false, 0, low & 0xFFFFFFFFL) : new IpLiteral(true, high, low);
  }
}
