package org.sessiontrail.report.session.replay;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parts of addresses as they may stand in one. */
final class UrlText {
  private static final String PATH = "-._~!$&'()*+,;=:@/%";
  private static final String QUERY = PATH + "?";

  private UrlText() {}

  /** A path and a query that begin with a slash and hold nothing that an address can't. */
  static String target(String path, @Nullable String query) {
    String encoded = encoded(path.startsWith("/") ? path : "/" + path, PATH);
    return query == null ? encoded : encoded + "?" + encoded(query, QUERY);
  }

  /**
   * {@code typed} as the beginning of addresses: scheme, host and port.
   *
   * @throws IllegalArgumentException with a sentence when it is none
   */
  static String base(String typed) {
    try {
      URI uri = new URI(typed);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null;
      boolean bare = uri.getRawPath() == null || uri.getRawPath().matches("/?");
      if (scheme.matches("https?") && uri.getHost() != null && plain && bare) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost() + port;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "base-url is scheme, host and port of a server to run against: http://localhost:8080");
  }

  private static String encoded(String text, String kept) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      boolean letter = c < 128 && Character.isLetterOrDigit(c);
      if (letter || kept.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return out.toString();
  }
}
