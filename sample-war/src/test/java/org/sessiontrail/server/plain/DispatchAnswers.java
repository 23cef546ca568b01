package org.sessiontrail.server.plain;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.Map;

/** Answers that pass the request on, and the page that errors are passed to. */
final class DispatchAnswers {
  private DispatchAnswers() {}

  static Map<String, Answer> all() {
    return Map.of(
        "forward",
        (request, response) -> forward(request, response, "/answer/seen?added=1"),
        "forward-twice",
        (request, response) -> forward(request, response, "/answer/forward"),
        "forward-error",
        (request, response) -> forward(request, response, "/answer/error"),
        "forward-fail",
        (request, response) -> forward(request, response, "/answer/fail"),
        "forward-static",
        (request, response) -> forward(request, response, "/static/file.txt"),
        "include",
        DispatchAnswers::include,
        "include-wrapped",
        DispatchAnswers::includeWrapped,
        "include-fail",
        DispatchAnswers::includeFail,
        "wipe",
        DispatchAnswers::wipe,
        "error-page",
        DispatchAnswers::errorPage);
  }

  private static void forward(HttpServletRequest request, HttpServletResponse response, String path)
      throws ServletException, IOException {
    Answer.say(response, "thrown away");
    request.getRequestDispatcher(path).forward(request, response);
  }

  private static void include(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Answer.say(response, "before [");
    request.getRequestDispatcher("/answer/headers").include(request, response);
    request.getRequestDispatcher("/answer/text").include(request, response);
    response.getWriter().print("] after");
  }

  private static void includeWrapped(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    StringWriter caught = new StringWriter();
    PrintWriter writer = new PrintWriter(caught);
    HttpServletResponse wrapper =
        new HttpServletResponseWrapper(response) {
          @Override
          public PrintWriter getWriter() {
            return writer;
          }
        };
    request.getRequestDispatcher("/answer/text").include(request, wrapper);
    Answer.say(response, "caught " + caught);
  }

  private static void includeFail(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Answer.say(response, "before");
    try {
      request.getRequestDispatcher("/answer/fail").include(request, response);
    } catch (IllegalStateException e) {
      response.getWriter().print(" caught " + e.getMessage());
    }
  }

  /** Takes every attribute off the request, whoever set it, then fails. */
  private static void wipe(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Collections.list(request.getAttributeNames()).forEach(request::removeAttribute);
    response.sendError(404, "wiped");
  }

  private static void errorPage(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Answer.say(
        response,
        "error "
            + request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)
            + " "
            + request.getAttribute(RequestDispatcher.ERROR_MESSAGE)
            + " at "
            + request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)
            + " by "
            + request.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME)
            + " for "
            + (thrown == null ? "nothing" : thrown.getClass().getName())
            + " in "
            + request.getDispatcherType());
  }
}
