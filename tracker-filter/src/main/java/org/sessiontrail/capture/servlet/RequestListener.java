package org.sessiontrail.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Sees the requests that the container answers before any filter: refused by a security constraint,
 * or steps of its own FORM login. Tomcat and Undertow tell of them, Jetty does not.
 *
 * <p>What was asked for is remembered by thread, since such a request begins and ends on one;
 * Undertow clears the request's attributes and its URI when it shows a login page. Undertow also
 * begins and ends a request anew, by this account, around each piece of asynchronous work: one that
 * a filter has seen already is not announced again. Its attributes are gone after a timeout; there
 * {@link AsyncCompletion} knows it.
 */
public final class RequestListener implements ServletRequestListener {
  private final ServletEdge edge;

  RequestListener(ServletEdge edge) {
    this.edge = edge;
  }

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    if (event.getServletRequest() instanceof HttpServletRequest request
        && request.getDispatcherType() == DispatcherType.REQUEST
        && request.getAttribute(ServletEdge.GUARD) == null) {
      edge.announced(request.getRequestURI());
    }
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    if (event.getServletRequest() instanceof HttpServletRequest request) {
      edge.over(request);
    }
  }
}
