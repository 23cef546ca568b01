package org.sessiontrail.capture.probe;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.Principal;

/** An application that authenticates by itself: its user is seen only behind this filter. */
public final class WrappedUserFilter implements Filter {
  /** For the container. */
  public WrappedUserFilter() {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new Wrapped((HttpServletRequest) request), response);
  }

  private static final class Wrapped extends HttpServletRequestWrapper {
    Wrapped(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRemoteUser() {
      return "hidden";
    }

    @Override
    public void login(String user, String password) throws ServletException {
      throw new ServletException("nobody is let in");
    }

    @Override
    public Principal getUserPrincipal() {
      return () -> "hidden";
    }
  }
}
