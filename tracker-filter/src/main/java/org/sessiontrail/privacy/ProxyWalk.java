package org.sessiontrail.privacy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.CidrBlock;
import org.sessiontrail.config.IpLiteral;

/**
 * Finds the client behind trusted proxies: from the peer backwards through what each trusted proxy
 * says it was called by, up to the first address that is not trusted. What a client writes into the
 * header itself stands further left and is never reached.
 */
public final class ProxyWalk {
  private static final int MOST_CHARACTERS = 2048;
  private static final int MOST_HOPS = 32;

  private final CidrBlock[] trusted;
  private final boolean forwarded;

  /**
   * A walk over one header family.
   *
   * @param trusted addresses and CIDR blocks; what is neither is left out
   * @param header {@code forwarded} (RFC 7239) or {@code x-forwarded-for}
   */
  public ProxyWalk(List<String> trusted, String header) {
    this.trusted =
        trusted.stream().map(CidrBlock::parse).filter(Objects::nonNull).toArray(CidrBlock[]::new);
    this.forwarded = header.equalsIgnoreCase("forwarded");
  }

  /** Whether any proxy is trusted; when not, the header need not be read. */
  public boolean active() {
    return trusted.length > 0;
  }

  /**
   * The client's address: the first one, from the right, that is not trusted. An element that is no
   * address ends the walk at the last good one.
   *
   * @param peer the directly connected address
   * @param headerValue the header's lines joined by commas; null for none
   * @return {@code peer} itself, or an address in canonical form
   */
  public String client(String peer, @Nullable String headerValue) {
    if (trusted.length == 0 || headerValue == null || !isTrusted(IpLiteral.parse(peer))) {
      return peer;
    }
    String best = peer;
    int floor = Math.max(0, headerValue.length() - MOST_CHARACTERS);
    int end = headerValue.length();
    for (int hop = 0; hop < MOST_HOPS && end >= floor; hop++) {
      int start = elementStart(headerValue, end, floor);
      if (start == floor && floor > 0) {
        // cut in the middle, so not known
        return best;
      }
      String element = headerValue.substring(start, end).strip();
      end = start - 1;
      if (!element.isEmpty()) {
        IpLiteral address = IpLiteral.parse(forwarded ? forwardedFor(element) : element);
        if (address == null) {
          return best;
        }
        best = address.text();
        if (!isTrusted(address)) {
          return best;
        }
      }
    }
    return best;
  }

  private boolean isTrusted(@Nullable IpLiteral address) {
    if (address != null) {
      for (CidrBlock block : trusted) {
        if (block.contains(address)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Start of the element that ends before {@code end}: behind a comma outside quotes. */
  private static int elementStart(String header, int end, int floor) {
    boolean quoted = false;
    int at = end;
    while (at > floor) {
      char c = header.charAt(at - 1);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        return at;
      }
      at--;
    }
    return floor;
  }

  /** The one {@code for} of a {@code Forwarded} element without its quotes, or null. */
  private static @Nullable String forwardedFor(String element) {
    String found = null;
    int at = 0;
    while (at < element.length()) {
      int end = pairEnd(element, at);
      int equals = element.indexOf('=', at);
      if (equals > at
          && equals < end
          && element.substring(at, equals).strip().equalsIgnoreCase("for")) {
        if (found != null) {
          return null;
        }
        found = unquoted(element.substring(equals + 1, end).strip());
      }
      at = end + 1;
    }
    return found;
  }

  private static int pairEnd(String element, int from) {
    boolean quoted = false;
    int at = from;
    while (at < element.length() && (quoted || element.charAt(at) != ';')) {
      quoted ^= element.charAt(at) == '"';
      at++;
    }
    return at;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
