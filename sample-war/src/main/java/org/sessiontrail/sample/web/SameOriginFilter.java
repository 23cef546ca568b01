package org.sessiontrail.sample.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses forms that another site sends with our visitor's cookie. A token in the session would
 * need a session for everyone who looks at a product; browsers say themselves where a form comes
 * from. A client that says nothing is no browser and carries nobody's cookie.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SameOriginFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (HARMLESS.contains(request.getMethod())
        || fromHere(
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader("Origin"),
            request.getHeader("Host"))) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  static boolean fromHere(@Nullable String site, @Nullable String origin, @Nullable String host) {
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    if (origin == null) {
      return true;
    }
    try {
      return host != null && host.equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
