package org.sessiontrail.capture.probe;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Answers that come after the servlet has returned, and streams. */
final class AsyncAnswers {
  private static final int EVENTS = 4;
  private static final long EVENT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONG_MILLIS = 120_000;
  private static final long SHORT_MILLIS = 300;

  private static final Map<String, AsyncContext> HELD = new ConcurrentHashMap<>();

  private AsyncAnswers() {}

  static Map<String, Answer> all() {
    Map<String, Answer> out = new HashMap<>();
    out.put("hold", AsyncAnswers::hold);
    out.put("release", AsyncAnswers::release);
    out.put("held", AsyncAnswers::held);
    out.put("work", (request, response) -> work(start(request, LONG_MILLIS)));
    out.put("dispatch", (request, response) -> dispatch(request, "/answer/page"));
    out.put("dispatch-throw", (request, response) -> dispatch(request, "/answer/throw"));
    out.put("twice", AsyncAnswers::twice);
    out.put("timeout", (request, response) -> start(request, SHORT_MILLIS));
    out.put("stream", AsyncAnswers::stream);
    out.put("stream-blocking", (request, response) -> events(response));
    return out;
  }

  private static AsyncContext start(HttpServletRequest request, long timeoutMillis) {
    AsyncContext async = request.startAsync();
    async.setTimeout(timeoutMillis);
    return async;
  }

  private static void hold(HttpServletRequest request, HttpServletResponse response) {
    String key = SessionAnswers.key(request);
    AsyncContext async = start(request, LONG_MILLIS);
    HELD.put(key, async);
  }

  /** Completes what is held under the key; answers 409 as long as nothing is. */
  private static void release(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext async = HELD.remove(SessionAnswers.key(request));
    if (async == null) {
      response.setStatus(409);
      return;
    }
    finish(async);
  }

  /** Answers 409 as long as nothing is held under the key. */
  private static void held(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HELD.containsKey(SessionAnswers.key(request)) ? 200 : 409);
  }

  private static void finish(AsyncContext async) throws IOException {
    if (async.getResponse() instanceof HttpServletResponse held) {
      held.setStatus(HttpServletResponse.SC_ACCEPTED);
      ProbeServlet.say(held, "done");
    }
    async.complete();
  }

  private static void work(AsyncContext async) {
    async.start(
        () -> {
          try {
            finish(async);
          } catch (IOException e) {
            async.complete();
          }
        });
  }

  private static void dispatch(HttpServletRequest request, String path) {
    AsyncContext async = start(request, LONG_MILLIS);
    async.start(() -> async.dispatch(path));
  }

  /** Two cycles in one exchange; the second one completes. */
  private static void twice(HttpServletRequest request, HttpServletResponse response) {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      work(start(request, LONG_MILLIS));
    } else {
      dispatch(request, "/async/twice");
    }
  }

  private static void stream(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = start(request, LONG_MILLIS);
    async.start(
        () -> {
          try {
            events(async.getResponse());
          } catch (IOException e) {
            // the client left; completing is all that is to do
          }
          async.complete();
        });
  }

  /** The whole pause: a server's thread may have been told not to park the next time. */
  private static void pause() {
    long until = System.nanoTime() + EVENT_PAUSE_NANOS;
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }

  private static void events(ServletResponse response) throws IOException {
    response.setContentType("text/event-stream;charset=UTF-8");
    for (int i = 0; i < EVENTS; i++) {
      pause();
      response.getWriter().print("data: " + i + "\n\n");
      response.flushBuffer();
    }
  }
}
