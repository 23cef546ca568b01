package org.sessiontrail.console.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that changes something comes from a page of this site, or from no page at all.
 *
 * <p>A browser says where a request comes from, and no page can make it say otherwise: in {@code
 * Sec-Fetch-Site}, older ones in {@code Origin}. A program that is no browser says neither; it
 * carries nobody's session along unasked, so it is let through.
 */
public final class SameOrigin {
  private SameOrigin() {}

  /** Whether it does. */
  public static boolean holds(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin == null || isOf(request.getHeader("Host"), origin);
  }

  private static boolean isOf(@Nullable String host, String origin) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return host != null && host.equalsIgnoreCase(authority);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
