package org.sessiontrail.server.plain;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Answers that are given by another thread, or later. */
final class AsyncAnswers {
  private AsyncAnswers() {}

  static Map<String, Answer> all() {
    return Map.of(
        "async/complete", AsyncAnswers::complete,
        "async/dispatch", AsyncAnswers::dispatch,
        "async/dispatch-fail", AsyncAnswers::dispatchFail,
        "async/timeout", AsyncAnswers::timeout,
        "async/timeout-alone", (request, response) -> request.startAsync().setTimeout(100),
        "async/error", AsyncAnswers::error,
        "async/events", AsyncAnswers::serverSentEvents,
        "async/copy", AsyncAnswers::copy,
        "async/held", AsyncAnswers::held);
  }

  private static void complete(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    async.start(
        () -> {
          try {
            Answer.say(response, "from another thread");
            async.complete();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void dispatch(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      Answer.say(response, "dispatched, async " + request.isAsyncStarted());
    } else {
      request.startAsync().dispatch();
    }
  }

  private static void dispatchFail(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync().dispatch("/answer/fail");
  }

  private static void timeout(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    async.setTimeout(100);
    async.addListener(new Late(response));
  }

  private static void error(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.startAsync();
    response.sendError(503, "not now");
    request.getAsyncContext().complete();
  }

  private static void serverSentEvents(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    async.start(
        () -> {
          try {
            response.setContentType("text/event-stream;charset=UTF-8");
            PrintWriter out = response.getWriter();
            for (int i = 0; i < 5; i++) {
              out.print("id: " + i + "\ndata: event " + i + "\n\n");
              response.flushBuffer();
            }
            async.complete();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void copy(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext async = request.startAsync();
    response.setContentType("application/octet-stream");
    ServletInputStream in = request.getInputStream();
    in.setReadListener(new Copy(async, in, response.getOutputStream()));
  }

  private static void held(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    String key = request.getParameter("key");
    async.start(
        () -> {
          Held.await(key);
          async.dispatch("/answer/seen");
        });
  }

  /** Answers when the time is over. */
  private record Late(HttpServletResponse response) implements AsyncListener {
    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
      Answer.say(response, "timed out");
      event.getAsyncContext().complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
