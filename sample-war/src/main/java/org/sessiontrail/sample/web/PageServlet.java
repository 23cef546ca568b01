package org.sessiontrail.sample.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** What the pages' servlets share. */
abstract class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Shows a view with the attributes of {@code request}. */
  static void show(HttpServletRequest request, HttpServletResponse response, String view)
      throws ServletException, IOException {
    request.getRequestDispatcher("/WEB-INF/views/" + view + ".jsp").forward(request, response);
  }

  /** Sends the browser to another page of the shop; the path begins with a slash. */
  static void goTo(HttpServletRequest request, HttpServletResponse response, String path)
      throws IOException {
    response.sendRedirect(request.getContextPath() + path);
  }

  /** A parameter without the white space around it, empty if it was not sent. */
  static String parameter(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getParameter(name), "").strip();
  }

  /** What follows the servlet's own path, without the slash; empty if nothing does. */
  static String rest(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? "" : path.substring(1);
  }
}
