package org.sessiontrail.capture.probe;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter of the application that answers itself; declared in {@code web.xml}. */
public final class GateFilter implements Filter {
  /** For the container. */
  public GateFilter() {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_FORBIDDEN);
  }
}
