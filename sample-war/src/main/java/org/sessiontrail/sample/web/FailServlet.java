package org.sessiontrail.sample.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A page that fails, so that one can see what a failure looks like here and on the trail. */
@WebServlet("/fail")
public class FailServlet extends PageServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    throw new IllegalStateException("the kettle boiled over (this page always fails)");
  }
}
