package org.sessiontrail.detect;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.IpLiteral;

/** Networks of addresses. */
final class Networks {
  private static final long FIRST_24_OF_V4 = 0xFFFFFF00L;
  private static final long FIRST_48_OF_V6 = 0xFFFFFFFFFFFF0000L;

  private Networks() {}

  /**
   * The /24 of an IPv4 address, the /48 of an IPv6 one; null for no address. Of an address that was
   * truncated before it was stored it is the network of what is left.
   */
  static @Nullable String of(@Nullable String address) {
    IpLiteral literal = IpLiteral.parse(address);
    if (literal == null) {
      return null;
    }
    return literal.v6()
        ? new IpLiteral(true, literal.high() & FIRST_48_OF_V6, 0).text() + "/48"
        : new IpLiteral(false, 0, literal.low() & FIRST_24_OF_V4).text() + "/24";
  }
}
