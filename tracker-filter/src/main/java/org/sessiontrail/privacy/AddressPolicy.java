package org.sessiontrail.privacy;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.IpLiteral;
import org.sessiontrail.config.TrackerConfig.AddressMode;

/**
 * Decides how much of an address is kept. Never asks a name server.
 *
 * <p>Threads: any. The networks of some addresses that were seen last are remembered, so that the
 * next request of the same client costs no allocation.
 */
public final class AddressPolicy {
  private static final int REMEMBERED = 1 << 10;
  private static final int SPREAD = 0x9E3779B9;
  private static final int SHIFT = 22;

  private final AddressMode mode;
  private final AtomicReferenceArray<@Nullable Seen> seen = new AtomicReferenceArray<>(REMEMBERED);

  /** An address as it came, and its network. */
  private record Seen(String address, String network) {}

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
    return mode == AddressMode.TRUNCATED ? network(address) : whole(address);
  }

  private static @Nullable String whole(String address) {
    if (IpLiteral.isPlainV4(address)) {
      return address;
    }
    IpLiteral literal = IpLiteral.parse(address);
    if (literal == null) {
      return null;
    }
    String text = literal.text();
    return text.equals(address) ? address : text;
  }

  private @Nullable String network(String address) {
    int place = (address.hashCode() * SPREAD) >>> SHIFT;
    Seen known = seen.get(place);
    if (known != null && known.address.equals(address)) {
      return known.network;
    }
    IpLiteral literal = IpLiteral.parse(address);
    if (literal == null) {
      return null;
    }
    String network = literal.truncated().text();
    seen.set(place, new Seen(address, network));
    return network;
  }
}
