package org.sessiontrail.config;

import org.jspecify.annotations.Nullable;

/**
 * A block of addresses, {@code 10.0.0.0/8}; one address is a block of its own.
 *
 * @param network an address of the block; bits behind the prefix are ignored
 * @param prefixBits how many leading bits all its addresses share
 */
public record CidrBlock(IpLiteral network, int prefixBits) {
  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;
  private static final int MAPPED_BITS = 96;

  /** The block in {@code text}, or null. No name is ever resolved. */
  public static @Nullable CidrBlock parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    boolean plain = address.chars().allMatch(c -> c == '.' || c == ':' || isHex(c));
    IpLiteral network = plain && !isWithPort(address) ? IpLiteral.parse(address) : null;
    if (network == null) {
      return null;
    }
    int width = network.v6() ? V6_BITS : V4_BITS;
    boolean mapped = !network.v6() && address.indexOf(':') >= 0;
    int bits = slash < 0 ? width : prefix(text.substring(slash + 1), mapped);
    return bits < 0 || bits > width ? null : new CidrBlock(network, bits);
  }

  /** Whether {@code address} lies in the block. */
  public boolean contains(IpLiteral address) {
    if (address.v6() != network.v6()) {
      return false;
    }
    if (!network.v6()) {
      return same(address.low() << V4_BITS, network.low() << V4_BITS, prefixBits);
    }
    return same(address.high(), network.high(), Math.min(prefixBits, 64))
        && same(address.low(), network.low(), prefixBits - 64);
  }

  private static boolean same(long a, long b, int leadingBits) {
    return leadingBits <= 0 || (a ^ b) >>> (64 - leadingBits) == 0;
  }

  private static int prefix(String digits, boolean mapped) {
    if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> isDigit(c))) {
      return -1;
    }
    return Integer.parseInt(digits) - (mapped ? MAPPED_BITS : 0);
  }

  private static boolean isWithPort(String address) {
    return address.indexOf('.') >= 0
        && address.indexOf(':') == address.lastIndexOf(':')
        && address.indexOf(':') >= 0;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
