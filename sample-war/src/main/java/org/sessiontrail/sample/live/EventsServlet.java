package org.sessiontrail.sample.live;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * News from the counter as server-sent events: {@code stock} every two seconds, ten times, then
 * {@code end}.
 */
@WebServlet(urlPatterns = "/events", asyncSupported = true)
public class EventsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient StockTicker ticker;

  @SuppressWarnings("NullAway.Init") // by the server
  @Resource
  private transient ManagedScheduledExecutorService executor;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.flushBuffer();
    AsyncContext exchange = request.startAsync();
    exchange.setTimeout(EventStream.TIMEOUT_MILLIS);
    new EventStream(exchange, ticker, executor).start();
  }
}
