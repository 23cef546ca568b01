package org.sessiontrail.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The answer to what can't be recorded where that is refused: 503, to be tried again. */
final class Refusal {
  private static final String RETRY_SECONDS = "5";
  private static final int SWITCHING_PROTOCOLS = 101;

  private Refusal() {}

  /** Answers with the application's own error page, if it has one. */
  static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", RETRY_SECONDS);
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE); // it is the error page
    } else {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  /** Answers so instead of what the application answered; false when that has begun to be sent. */
  static boolean answerInstead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted() || response.getStatus() == SWITCHING_PROTOCOLS) {
      return false;
    }
    response.reset();
    answer(request, response);
    return true;
  }
}
