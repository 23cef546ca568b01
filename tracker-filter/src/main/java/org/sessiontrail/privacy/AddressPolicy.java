package org.sessiontrail.privacy;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.IpLiteral;
import org.sessiontrail.config.TrackerConfig.AddressMode;

/** Decides how much of an address is kept. Never asks a name server. */
public final class AddressPolicy {
  private final AddressMode mode;

  /** A policy of {@code mode}. */
  public AddressPolicy(AddressMode mode) {
    this.mode = mode;
  }

  /**
   * What is kept of {@code address} in canonical form (RFC 5952), at most 39 characters. Port, zone
   * and brackets are dropped.
   *
   * @return null when nothing is kept or {@code address} is none
   */
  public @Nullable String apply(@Nullable String address) {
    if (address == null || mode == AddressMode.NONE) {
      return null;
    }
    if (mode == AddressMode.FULL && IpLiteral.isPlainV4(address)) {
      return address;
    }
    IpLiteral literal = IpLiteral.parse(address);
    if (literal == null) {
      return null;
    }
    String text = mode == AddressMode.TRUNCATED ? literal.truncated().text() : literal.text();
    return text.equals(address) ? address : text;
  }
}
