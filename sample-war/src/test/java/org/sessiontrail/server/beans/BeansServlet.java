package org.sessiontrail.server.beans;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.Trail;

/** Calls the beans, on a request each way; answers 501 where nobody injects them. */
public class BeansServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject private transient @Nullable TrackedGreeter greeter;
  @Inject private transient @Nullable Trail trail;
  @EJB private transient @Nullable TrackedOrders orders;

  /** For the container. */
  public BeansServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    TrackedGreeter greeting = greeter;
    TrackedOrders placing = orders;
    Trail own = trail;
    if (greeting == null || placing == null || own == null) {
      response.setStatus(HttpServletResponse.SC_NOT_IMPLEMENTED);
      return;
    }
    response.setContentType("text/plain");
    String failure = "none";
    greeting.greet("ada");
    try {
      greeting.fail();
    } catch (IllegalStateException e) {
      failure = e.getClass().getName();
    }
    placing.place("book");
    own.record("page.shown", Map.of("by", "servlet"));
    response.getWriter().print("failure " + failure + ", trail " + (own.sessionId() != null));
  }
}
