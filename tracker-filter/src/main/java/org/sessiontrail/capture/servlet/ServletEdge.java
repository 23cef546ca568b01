package org.sessiontrail.capture.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CapturePolicy;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.SessionSight;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.runtime.Tracker;

/**
 * One web application's side of its recorder: what a request says when it arrives and what became
 * of it when it leaves.
 *
 * <p>Threads: any. No method throws.
 */
final class ServletEdge {
  /** Request attribute that marks an exchange as seen: a {@link ServletExchange} or a marker. */
  static final String GUARD = "org.sessiontrail.exchange";

  private static final String ATTRIBUTE = ServletEdge.class.getName();
  private static final Object NOT_RECORDED = "not recorded";
  private static final int SWITCHING_PROTOCOLS = 101;

  private final ServletContext context;
  private final Tracker tracker;
  private final TrailRecorder recorder;
  private final RequestReader reader;
  private final @Nullable String userAttribute;
  private final ThreadLocal<@Nullable String> announced = new ThreadLocal<>();
  private volatile boolean stopsWithFilter;

  ServletEdge(ServletContext context, Tracker tracker) {
    this.context = context;
    this.tracker = tracker;
    this.recorder = new TrailRecorder(tracker, context.getContextPath());
    this.reader = new RequestReader(recorder);
    this.userAttribute = tracker.config().sessions().userAttribute();
  }

  /** The edge of {@code context}, or null before its tracker was started. */
  static @Nullable ServletEdge of(ServletContext context) {
    return (ServletEdge) context.getAttribute(ATTRIBUTE);
  }

  /** Makes this edge and its tracker findable in the context. */
  void publish() {
    context.setAttribute(ATTRIBUTE, this);
    context.setAttribute(Tracker.class.getName(), tracker);
    context.setAttribute(TrailRecorder.class.getName(), recorder);
  }

  /** No context listener will tell when the application stops; its filter has to. */
  void stopWithFilter() {
    stopsWithFilter = true;
  }

  /** Whether the filter has to stop it. */
  boolean stopsWithFilter() {
    return stopsWithFilter;
  }

  /** Ends the tracker; later requests pass unrecorded. */
  void stop() {
    tracker.stop();
    context.removeAttribute(ATTRIBUTE);
    context.removeAttribute(Tracker.class.getName());
    context.removeAttribute(TrailRecorder.class.getName());
    RecordMethods.forget();
  }

  TrailRecorder recorder() {
    return recorder;
  }

  /** Opens the exchange of a request on its first pass; null when a rule keeps it out. */
  @Nullable ServletExchange arrive(HttpServletRequest request) {
    return arrive(request, reader.uri(request));
  }

  private @Nullable ServletExchange arrive(HttpServletRequest request, String uri) {
    announced.remove();
    try {
      long startNanos = recorder.nanos();
      if (recorder.policy().excludes(uri)) {
        recorder.suppress("excluded");
        request.setAttribute(GUARD, NOT_RECORDED);
        return null;
      }
      return open(request, uri, startNanos);
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("arrival", e);
      return null;
    }
  }

  private ServletExchange open(HttpServletRequest request, String uri, long startNanos) {
    CapturePolicy policy = recorder.policy();
    String user = policy.user(Sessions.user(request, userAttribute));
    SessionSight session = sight(request.getSession(false));
    LiveTrail trail = recorder.enterTrail(session, user);
    RequestFacts facts = reader.read(request, uri);
    ServletExchange exchange =
        new ServletExchange(
            recorder, facts, startNanos, trail, user, RequestSort.asked(request, facts.method()));
    exchange.servedBy(request, session);
    request.setAttribute(GUARD, exchange);
    return exchange;
  }

  private @Nullable SessionSight sight(@Nullable HttpSession session) {
    return session == null ? null : Sessions.sight(session, recorder.lastSight(session.getId()));
  }

  /** Records an exchange at the end of a pass, or arranges that it will be when it is over. */
  void leave(
      ServletExchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Throwable thrown) {
    try {
      if (!exchange.closed()) {
        settle(exchange, request);
        passed(exchange, request, response, thrown);
      }
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("exit", e);
    } finally {
      exchange.passed();
    }
  }

  private void settle(ServletExchange exchange, HttpServletRequest request) {
    String user = recorder.policy().user(Sessions.user(request, userAttribute));
    SessionSight session = exchange.session();
    exchange.settled(recorder.settle(exchange, session, user), user);
  }

  private void passed(
      ServletExchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Throwable thrown) {
    int status = response.getStatus();
    boolean errorPage = request.getDispatcherType() == DispatcherType.ERROR;
    if (thrown == null) {
      if (status != SWITCHING_PROTOCOLS && request.isAsyncStarted()) {
        watch(exchange, request, response);
        return;
      }
      complete(exchange, response, status, Failures.outcome(status, exchange.error()));
      return;
    }
    exchange.failed(Failures.name(thrown));
    if (response.isCommitted() || Failures.clientLeft(thrown)) {
      complete(exchange, response, status, Failures.afterCommit(thrown));
      return;
    }
    if (errorPage) {
      complete(exchange, response, status, Outcome.FAILED);
      return;
    }
    int assumed = Failures.assumedStatus(thrown);
    long micros = recorder.elapsedMicros(exchange);
    recorder
        .openExchanges()
        .awaitErrorPage(
            exchange,
            () ->
                finish(
                    exchange,
                    exchange.asked(),
                    new RequestResult(assumed, Outcome.FAILED, micros, -1, exchange.error())));
  }

  /** Follows an asynchronous exchange to its end. */
  private void watch(
      ServletExchange exchange, HttpServletRequest request, HttpServletResponse response) {
    recorder.openExchanges().awaitCompletion(exchange);
    if (exchange.watched()) {
      return;
    }
    int status = response.getStatus();
    try {
      AsyncContext async = request.getAsyncContext();
      async.addListener(new AsyncCompletion(this, exchange), request, response);
    } catch (IllegalStateException alreadyOver) {
      finish(exchange, exchange.asked(), result(exchange, status, Outcome.ofStatus(status), -1));
    }
  }

  /** Records an exchange whose response can be looked at. */
  void complete(
      ServletExchange exchange, HttpServletResponse response, int status, Outcome outcome) {
    RequestType type = RequestSort.answered(exchange.asked(), status, response.getContentType());
    finish(exchange, type, result(exchange, status, outcome, RequestSort.contentLength(response)));
  }

  private void finish(ServletExchange exchange, RequestType type, RequestResult result) {
    recorder.openExchanges().settled(exchange);
    recorder.finish(exchange, exchange.settledTrail(), exchange.exitUser(), type, result);
  }

  private RequestResult result(ServletExchange exchange, int status, Outcome outcome, long bytes) {
    return new RequestResult(
        status, outcome, recorder.elapsedMicros(exchange), bytes, exchange.error());
  }

  /** A request for {@code uri} began on this thread; no filter has seen it yet. */
  void announced(String uri) {
    announced.set(uri);
  }

  /** What was announced on this thread is an exchange that was seen before. */
  void recognised() {
    announced.remove();
  }

  /** A request is over; when it was announced and never arrived here, no filter ever saw it. */
  void over(HttpServletRequest request) {
    String asked = announced.get();
    if (asked == null) {
      return;
    }
    ServletExchange exchange = arrive(request, asked);
    if (exchange == null) {
      return;
    }
    try {
      settle(exchange, request);
      finish(exchange, RequestType.UNFILTERED, result(exchange, 0, Outcome.UNKNOWN, -1));
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("unfiltered request", e);
    }
  }
}
