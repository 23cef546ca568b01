package org.sessiontrail.server.plain;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Does what the path below it names, whatever the method. */
public final class AnswersServlet extends HttpServlet {
  private final transient Map<String, Answer> answers = new HashMap<>();

  /** For the container. */
  public AnswersServlet() {
    answers.putAll(PlainAnswers.all());
    answers.putAll(RequestAnswers.all());
    answers.putAll(DispatchAnswers.all());
    answers.putAll(SessionAnswers.all());
    answers.putAll(AsyncAnswers.all());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Object included = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
    String path = included == null ? request.getPathInfo() : included.toString();
    Answer answer = answers.get(path == null ? "" : path.substring(1));
    if (answer == null) {
      super.service(request, response);
    } else {
      answer.to(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer.say(response, "got");
  }

  @Override
  protected long getLastModified(HttpServletRequest request) {
    return "/modified".equals(request.getPathInfo()) ? 1_000_000_000_000L : -1;
  }
}
