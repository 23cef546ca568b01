package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpServletRequest;

/** Tells who a request comes from. */
public interface PageVisitors {
  /**
   * The visitor of {@code request}.
   *
   * @param make whether a session is made where there is none, since something is to be remembered
   */
  PageVisitor of(HttpServletRequest request, boolean make);
}
