package org.sessiontrail.capture.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.Assurance;
import org.sessiontrail.capture.CapturePolicy;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.SessionSight;
import org.sessiontrail.capture.TrailConsent;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.capture.browser.PageEndpoint;
import org.sessiontrail.capture.browser.PageVisitor;
import org.sessiontrail.capture.browser.SessionConsent;
import org.sessiontrail.capture.servlet.challenge.ChallengeGate;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.Purpose;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.runtime.Tracker;

/**
 * One web application's side of its recorder: what a request says when it arrives and what became
 * of it when it leaves.
 *
 * <p>Threads: any; {@link #leave} parks its caller where responses wait for their records. No
 * method throws.
 */
final class ServletEdge {
  /** Request attribute that marks an exchange as seen: a {@link ServletExchange} or a marker. */
  static final String GUARD = "org.sessiontrail.exchange";

  /** Request attribute with the code of a request that failed, for its error page. */
  static final String SUPPORT_CODE = "sessiontrail.supportCode";

  private static final String ATTRIBUTE = ServletEdge.class.getName();
  private static final Object NOT_RECORDED = "not recorded";
  private static final Object REFUSED = "refused";
  private static final int SWITCHING_PROTOCOLS = 101;

  private final ServletContext context;
  private final Tracker tracker;
  private final TrailRecorder recorder;
  private final Assurance assurance;
  private final RequestReader reader;
  private final PageEndpoint pages;
  private final ChallengeGate gate;
  private final RequestedSessions requested;
  private final @Nullable String userAttribute;
  private final ThreadLocal<@Nullable String> announced = new ThreadLocal<>();
  private volatile boolean stopsWithFilter;

  ServletEdge(ServletContext context, Tracker tracker) {
    this.context = context;
    this.tracker = tracker;
    this.recorder = new TrailRecorder(tracker, context.getContextPath());
    this.assurance = recorder.assurance();
    this.reader = new RequestReader(recorder);
    this.pages = new PageEndpoint(recorder, context.getContextPath());
    this.gate = new ChallengeGate(recorder, context, Sessions::of);
    this.requested = new RequestedSessions(recorder);
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
    pages.publish(context);
    CurrentExchange.started(context.getClassLoader(), recorder);
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
    CurrentExchange.stopped(recorder);
    pages.withdraw(context);
    context.removeAttribute(ATTRIBUTE);
    context.removeAttribute(Tracker.class.getName());
    context.removeAttribute(TrailRecorder.class.getName());
    RecordMethods.forget();
  }

  /** Who asks for proofs instead of the application. */
  ChallengeGate gate() {
    return gate;
  }

  TrailRecorder recorder() {
    return recorder;
  }

  /**
   * Opens the exchange of a request on its first pass; null when a rule keeps it out, or when it
   * {@link #isRefused}.
   */
  @Nullable ServletExchange arrive(HttpServletRequest request) {
    String uri = reader.uri(request);
    if (assurance.refuses(uri) && !recorder.policy().excludes(uri)) {
      refuse(request);
      return null;
    }
    ServletExchange exchange = arrive(request, uri);
    if (exchange == null
        && assurance.requiresRecord(uri)
        && request.getAttribute(GUARD) == null) { // it failed
      refuse(request);
    }
    return exchange;
  }

  private void refuse(HttpServletRequest request) {
    announced.remove();
    recorder.suppress("refused-not-recordable");
    assurance.refused();
    request.setAttribute(GUARD, REFUSED);
  }

  /**
   * Answers a request that is the tracker's own to answer.
   *
   * @return whether it was one
   */
  boolean answers(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!pages.takes(request)) {
      return false;
    }
    announced.remove();
    request.setAttribute(GUARD, NOT_RECORDED);
    pages.answer(request, response, this::visitor);
    return true;
  }

  private PageVisitor visitor(HttpServletRequest request, boolean make) {
    HttpSession container = make ? request.getSession() : Sessions.of(request);
    return new PageVisitor(sight(container), container, reader.visitor(request));
  }

  /** Whether a request for which there is no exchange must not be served. */
  boolean isRefused(HttpServletRequest request) {
    return request.getAttribute(GUARD) == REFUSED;
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
    HttpSession container = Sessions.of(request);
    SessionSight session = sight(container);
    String memo = SessionConsent.read(container);
    TrailConsent consents = recorder.consents();
    Consent asked =
        consents.arriving(session, memo, reader.signals(request), reader.visitor(request));
    LiveTrail trail = recorder.enterTrail(session, user, asked);
    Consent consent = trail == null ? asked : trail.consent();
    RequestFacts facts = reader.read(request, uri, consent);
    RequestType type = RequestSort.asked(request, facts.method());
    ServletExchange exchange =
        new ServletExchange(recorder, facts, startNanos, trail, user, type, consent);
    if (trail != null) {
      consents.arrived(exchange, trail, memo);
    }
    if (!consent.allows(Purpose.ANALYTICS)) {
      recorder.suppress(consent.countedAs());
    }
    if (assurance.requiresRecord(uri)) {
      exchange.requireRecord();
    }
    exchange.servedBy(request, session);
    request.setAttribute(GUARD, exchange);
    recorder.begin(exchange, exchange.asked());
    requested.arrived(request, exchange, session);
    return exchange;
  }

  private @Nullable SessionSight sight(@Nullable HttpSession session) {
    if (session == null) {
      return null;
    }
    LiveTrail known = recorder.trailOf(session.getId());
    return Sessions.sight(session, known == null ? null : known.session());
  }

  /**
   * Records an exchange at the end of a pass, or arranges that it will be when it is over. Where a
   * record is required and could not be made, answers 503 instead of what the application answered,
   * if nothing of that was sent and it threw nothing.
   */
  void leave(
      ServletExchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Throwable thrown) {
    boolean recorded = false;
    try {
      if (exchange.closed()) {
        recorded = true;
      } else {
        gate.leaves(exchange, request);
        settle(exchange, request);
        recorded = passed(exchange, request, response, thrown);
      }
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("exit", e);
      recorder.giveUp(exchange);
    } finally {
      exchange.passed();
      mark(request, exchange);
    }
    if (!recorded && thrown == null && exchange.requiresRecord()) {
      withhold(exchange, request, response);
    }
  }

  /** Again, for an application may have taken all attributes off, and a later pass must know. */
  private void mark(HttpServletRequest request, ServletExchange exchange) {
    try {
      if (request.getAttribute(GUARD) == null) {
        request.setAttribute(GUARD, exchange);
      }
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("exit", e);
    }
  }

  private void withhold(
      ServletExchange exchange, HttpServletRequest request, HttpServletResponse response) {
    try {
      if (Refusal.answerInstead(request, response)) {
        assurance.refused();
        recorder.withheld(exchange);
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      recorder.failed("refusal", e);
    }
  }

  private void settle(ServletExchange exchange, HttpServletRequest request) {
    String user = recorder.policy().user(Sessions.user(request, userAttribute));
    SessionSight session = exchange.session();
    requested.left(exchange, session);
    LiveTrail trail = recorder.settle(exchange, session, user);
    exchange.settled(trail, user);
    if (trail != null) {
      SessionConsent.keep(trail, Sessions.of(request));
    }
  }

  /** Returns whether it is recorded as promised, or will be when it is over. */
  private boolean passed(
      ServletExchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Throwable thrown) {
    int status = response.getStatus();
    boolean errorPage = request.getDispatcherType() == DispatcherType.ERROR;
    if (thrown == null) {
      if (status != SWITCHING_PROTOCOLS && request.isAsyncStarted()) {
        return watch(exchange, request, response);
      }
      Outcome outcome = Failures.outcome(status, exchange.error());
      return complete(exchange, response, status, outcome, delays(response));
    }
    exchange.failed(thrown);
    nameForSupport(exchange, request);
    boolean left = Failures.clientLeft(thrown);
    if (left || response.isCommitted()) {
      Outcome outcome = Failures.afterCommit(thrown);
      return complete(exchange, response, status, outcome, !left && delays(response));
    }
    if (errorPage) {
      return complete(exchange, response, status, Outcome.FAILED, delays(response));
    }
    return failed(exchange, thrown);
  }

  /**
   * An exchange whose error page may still decide the status. Nothing tells that there is none and
   * the container answers by itself, so a response that waits for its record can't wait for a page.
   */
  private boolean failed(ServletExchange exchange, Throwable thrown) {
    long micros = recorder.elapsedMicros(exchange);
    int assumed = Failures.assumedStatus(thrown);
    RequestResult result = new RequestResult(assumed, Outcome.FAILED, micros, -1, exchange.error());
    if (assurance.delaysResponses()) {
      return finish(exchange, exchange.asked(), result, true);
    }
    recorder
        .openExchanges()
        .awaitErrorPage(exchange, () -> finish(exchange, exchange.asked(), result, false));
    return true;
  }

  /**
   * Whether to hold the response back until its record is safe. One that has begun is held at its
   * end: what calls itself committed may not have been sent (on Tomcat after {@code sendError} and
   * {@code sendRedirect}), and the last chunk of a longer one is still to come.
   */
  private boolean delays(HttpServletResponse response) {
    if (!assurance.delaysResponses()) {
      return false;
    }
    if (response.isCommitted()) {
      assurance.begun();
    }
    return true;
  }

  /** Follows an asynchronous exchange to its end; false when it is there and badly recorded. */
  private boolean watch(
      ServletExchange exchange, HttpServletRequest request, HttpServletResponse response) {
    recorder.openExchanges().awaitCompletion(exchange);
    if (exchange.watched()) {
      return true;
    }
    int status = response.getStatus();
    try {
      AsyncContext async = request.getAsyncContext();
      async.addListener(
          new AsyncCompletion(this, exchange), request, new ListenersResponse(response));
      return true;
    } catch (IllegalStateException alreadyOver) {
      RequestResult result = result(exchange, status, Outcome.ofStatus(status), -1);
      return finish(exchange, exchange.asked(), result, delays(response));
    }
  }

  /** Records an exchange that is over, on whatever thread tells so; never waits. */
  void complete(
      ServletExchange exchange, HttpServletResponse response, int status, Outcome outcome) {
    complete(exchange, response, status, outcome, false);
  }

  /** Records an exchange whose response can be looked at. */
  private boolean complete(
      ServletExchange exchange,
      HttpServletResponse response,
      int status,
      Outcome outcome,
      boolean wait) {
    RequestType type = RequestSort.answered(exchange.asked(), status, response.getContentType());
    RequestResult result = result(exchange, status, outcome, RequestSort.contentLength(response));
    return finish(exchange, type, result, wait);
  }

  private boolean finish(
      ServletExchange exchange, RequestType type, RequestResult result, boolean wait) {
    recorder.openExchanges().settled(exchange);
    return recorder.finish(
        exchange, exchange.settledTrail(), exchange.exitUser(), type, result, wait);
  }

  private RequestResult result(ServletExchange exchange, int status, Outcome outcome, long bytes) {
    return new RequestResult(
        status, outcome, recorder.elapsedMicros(exchange), bytes, exchange.error());
  }

  /** Gives an error page the code by which {@code exchange} is found again. Never throws. */
  void nameForSupport(ServletExchange exchange, HttpServletRequest request) {
    try {
      if (request.getAttribute(SUPPORT_CODE) == null) {
        request.setAttribute(SUPPORT_CODE, exchange.supportCode());
      }
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("support code", e);
    }
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
      finish(exchange, RequestType.UNFILTERED, result(exchange, 0, Outcome.UNKNOWN, -1), false);
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("unfiltered request", e);
      recorder.giveUp(exchange);
    }
  }
}
