package org.sessiontrail.capture.servlet;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * The response as the tracker's listener of an asynchronous exchange is given it: to be looked at.
 * GlassFish 7 sets the status 200 on it before it calls the listener, and the application's own
 * would be lost.
 */
final class ListenersResponse extends HttpServletResponseWrapper {
  ListenersResponse(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void setStatus(int status) {
    // only the application says how its exchange ends
  }
}
