package org.sessiontrail.sample.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The shop in numbers, worked out while the request's thread serves others. */
@WebServlet(urlPatterns = "/report", asyncSupported = true)
public class ReportServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final long TIMEOUT_MILLIS = 10_000;

  @Inject private transient SalesReport report;

  @SuppressWarnings("NullAway.Init") // by the server
  @Resource
  private transient ManagedExecutorService executor;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext exchange = request.startAsync();
    exchange.setTimeout(TIMEOUT_MILLIS);
    executor.execute(() -> workOut(exchange));
  }

  private void workOut(AsyncContext exchange) {
    try {
      exchange.getRequest().setAttribute("report", report.workOut());
      exchange.dispatch("/WEB-INF/views/report.jsp");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse(exchange);
    }
  }

  /** The server is going down. */
  private static void refuse(AsyncContext exchange) {
    try {
      ((HttpServletResponse) exchange.getResponse())
          .sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } catch (IOException e) {
      // Nobody is there any more to be told.
    } finally {
      exchange.complete();
    }
  }
}
