package org.sessiontrail.capture.servlet.challenge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody goes on after a proof: always a path of this application on this server, whatever
 * the request says of itself.
 */
final class ReturnPath {
  private static final int LONGEST = 2_000;

  private ReturnPath() {}

  /** What was asked for; of what can't be asked again the page it was sent from; or null. */
  static @Nullable String of(HttpServletRequest request, String contextPath) {
    if (!isLost(request)) {
      String query = request.getQueryString();
      String path = withoutSession(request.getRequestURI());
      return safe(query == null ? path : path + "?" + query, contextPath);
    }
    return referred(request, contextPath);
  }

  /** Whether what was asked for was more than to look at something. */
  static boolean isLost(HttpServletRequest request) {
    String method = request.getMethod();
    return !"GET".equals(method) && !"HEAD".equals(method);
  }

  private static @Nullable String referred(HttpServletRequest request, String contextPath) {
    String referrer = request.getHeader("Referer");
    String host = request.getHeader("Host");
    if (referrer == null || host == null) {
      return null;
    }
    try {
      URI page = new URI(referrer);
      String authority = page.getRawAuthority();
      if (authority == null || !authority.equalsIgnoreCase(host)) {
        return null;
      }
      String query = page.getRawQuery();
      String path = withoutSession(page.getRawPath() == null ? "" : page.getRawPath());
      return safe(query == null ? path : path + "?" + query, contextPath);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** {@code path} if a browser can't take it for another server's, else null. */
  private static @Nullable String safe(String path, String contextPath) {
    boolean ours =
        path.length() <= LONGEST
            && path.startsWith(contextPath + "/")
            && !path.startsWith("//")
            && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    return ours ? path : null;
  }

  private static String withoutSession(String path) {
    int at = path.toLowerCase(Locale.ROOT).indexOf(";jsessionid=");
    return at < 0 ? path : path.substring(0, at);
  }
}
