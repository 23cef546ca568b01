package org.sessiontrail.server.plain;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What one path does. */
@FunctionalInterface
interface Answer {
  void to(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException;

  /** Text of known type and encoding. */
  static void say(HttpServletResponse response, String text) throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().print(text);
  }
}
