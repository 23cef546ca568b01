package org.sessiontrail.capture.probe;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the probe does at one path. */
@FunctionalInterface
interface Answer {
  void to(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException;
}
