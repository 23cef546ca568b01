package org.sessiontrail.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Sees the requests that the container answers before any filter: refused by a security constraint,
 * or steps of its own FORM login. Tomcat and Undertow tell of them, Jetty does not.
 */
public final class RequestListener implements ServletRequestListener {
  private final ServletEdge edge;

  RequestListener(ServletEdge edge) {
    this.edge = edge;
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    if (event.getServletRequest() instanceof HttpServletRequest request
        && request.getDispatcherType() == DispatcherType.REQUEST) {
      edge.unfiltered(request);
    }
  }
}
