package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a beacon comes from a page of this site. A browser says so in {@code Sec-Fetch-Site}, an
 * older one in {@code Origin}; neither can be set by a page. What says neither is no browser.
 */
final class BeaconOrigin {
  private BeaconOrigin() {}

  static boolean isOwn(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String host = request.getHeader("Host");
    String origin = authority(request.getHeader("Origin"));
    return host != null && host.toLowerCase(Locale.ROOT).equals(origin);
  }

  /** Host and port as a browser writes them in {@code Host}; null for what is no web origin. */
  private static @Nullable String authority(@Nullable String origin) {
    if (origin == null) {
      return null;
    }
    try {
      URI uri = new URI(origin);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      String authority = uri.getRawAuthority();
      return web && authority != null ? authority.toLowerCase(Locale.ROOT) : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
