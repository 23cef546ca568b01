package org.sessiontrail.sample.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells browsers that everything comes from here and what they may keep. Also on forwards: the
 * login page is one that no filter saw coming.
 */
@WebFilter(
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR})
public class SecurityHeadersFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String CONTENT_POLICY =
      "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", CONTENT_POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    // Every page shows the cart and the user, so no page may come from a cache unasked.
    boolean asset = request.getServletPath().startsWith("/assets/");
    response.setHeader("Cache-Control", asset ? "public, max-age=600" : "private, no-cache");
    chain.doFilter(request, response);
  }
}
