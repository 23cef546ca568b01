package org.sessiontrail.capture.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Outcome;

/**
 * Records an asynchronous exchange when it is over. A cycle that starts another one drops its
 * listeners, so this one adds itself again (Servlet 6.0, 9.6: ServletRequest.startAsync).
 */
final class AsyncCompletion implements AsyncListener {
  private final ServletEdge edge;
  private final ServletExchange exchange;
  private volatile @Nullable Outcome trouble;

  AsyncCompletion(ServletEdge edge, ServletExchange exchange) {
    this.edge = edge;
    this.exchange = exchange;
    exchange.watch();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    edge.recognised();
    try {
      if (event.getSuppliedResponse() instanceof HttpServletResponse response) {
        int status = response.getStatus();
        Outcome told = trouble;
        edge.complete(
            exchange,
            response,
            status,
            told == null ? Failures.outcome(status, exchange.error()) : told);
      }
    } catch (RuntimeException | LinkageError e) {
      edge.recorder().failed("async completion", e);
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    trouble = Outcome.TIMED_OUT;
  }

  @Override
  public void onError(AsyncEvent event) {
    Throwable thrown = event.getThrowable();
    trouble = thrown != null && Failures.clientLeft(thrown) ? Outcome.ABORTED : Outcome.FAILED;
    if (thrown != null) {
      exchange.failed(thrown);
    }
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    try {
      if (event.getSuppliedRequest() instanceof HttpServletRequest request
          && event.getSuppliedResponse() instanceof HttpServletResponse response) {
        event.getAsyncContext().addListener(this, request, response);
      }
    } catch (RuntimeException | LinkageError e) {
      edge.recorder().failed("async restart", e);
    }
  }
}
