package org.sessiontrail.capture.probe;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Answers each path below its own with the {@link Answer} of that name, whatever the method. */
public final class ProbeServlet extends HttpServlet {
  private final transient Map<String, Answer> answers;

  ProbeServlet(Map<String, Answer> answers) {
    this.answers = answers;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Object included = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
    String path = included == null ? request.getPathInfo() : included.toString();
    Answer answer = answers.get(path == null ? "" : path.substring(1));
    if (answer == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    answer.to(request, response);
  }

  static void say(HttpServletResponse response, String text) throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().print(text);
  }
}
