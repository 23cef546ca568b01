package org.sessiontrail.capture.servlet.challenge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.Exchange;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.capture.challenge.Challenge;
import org.sessiontrail.capture.challenge.ChallengeFacts;
import org.sessiontrail.capture.challenge.ChallengePolicy;
import org.sessiontrail.capture.challenge.Decision;
import org.sessiontrail.capture.challenge.Standing;
import org.sessiontrail.capture.challenge.VerificationRequiredException;
import org.sessiontrail.capture.guard.Orders;
import org.sessiontrail.capture.guard.Verdict;

/**
 * Asks for a proof, or ends a session, instead of letting the application serve a request.
 *
 * <p>Threads: any. What fails here lets the request pass and is counted, except where a session is
 * known to be over or asked for something: then it is refused.
 */
public final class ChallengeGate {
  /** Name of the session's attribute. */
  public static final String ATTRIBUTE = "org.sessiontrail.standing";

  private static final int MOST_CAUSES = 20;

  private final TrailRecorder recorder;
  private final ChallengePolicy policy;
  private final ServletContext context;
  private final Function<HttpServletRequest, @Nullable HttpSession> sessions;
  private final ChallengeAnswer answer;
  private final Orders orders;

  /** One application's gate; {@code sessions} tells the session of a request, or null. */
  public ChallengeGate(
      TrailRecorder recorder,
      ServletContext context,
      Function<HttpServletRequest, @Nullable HttpSession> sessions) {
    this.sessions = sessions;
    this.recorder = recorder;
    this.policy = recorder.challenges();
    this.context = context;
    this.orders = new Orders(recorder.tracker().hash()::ofUser);
    recorder.tracker().provide(Orders.class, orders);
    this.answer = new ChallengeAnswer(policy.page(), context.getContextPath());
  }

  /**
   * Answers a request that has just arrived, where its session has to prove something or is to end.
   *
   * @param exchange null for one that is not recorded, which is no way around
   * @return whether it was answered, so that the application must not see it
   */
  public boolean answers(
      @Nullable Exchange exchange, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() != DispatcherType.REQUEST) {
      return false; // an error page, or what was let through before
    }
    LiveTrail trail = exchange == null ? known(request) : exchange.trail();
    if (trail == null) {
      return false;
    }
    try {
      return answers(exchange, trail, request, response);
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("challenge", e);
      return refuses(trail.standing(), response);
    }
  }

  /** What is asked of a session is not forgotten because asking failed. */
  private static boolean refuses(Standing standing, HttpServletResponse response)
      throws IOException {
    if (standing.isClear() || response.isCommitted()) {
      return false;
    }
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
    return true;
  }

  private boolean answers(
      @Nullable Exchange exchange,
      LiveTrail trail,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (exchange != null) {
      enforce(trail, exchange.verdict());
    }
    if (!orders.isEmpty() && isToEnd(trail, request)) {
      trail.standing().end();
    }
    if (!policy.remembers() && trail.standing().isClear()) {
      return false;
    }
    Decision decision = decide(trail, request);
    Challenge wanted = decision.challenge();
    if (decision.answer() == Decision.Answer.END) {
      end(exchange, trail, request);
      answer.ended(request, response);
      return true;
    }
    if (wanted == null || isFile(request)) {
      return false;
    }
    ask(exchange, trail, wanted, request);
    answer.asks(wanted, request, response);
    return true;
  }

  private boolean isToEnd(LiveTrail trail, HttpServletRequest request) {
    HttpSession session = sessions.apply(request);
    long made = Long.MAX_VALUE;
    try {
      made = session == null ? made : TimeUnit.MILLISECONDS.toMicros(session.getCreationTime());
    } catch (IllegalStateException over) {
      // what ended is nobody's
    }
    return orders.end(trail.id(), trail.user(), made, recorder.stamp());
  }

  private Decision decide(LiveTrail trail, HttpServletRequest request) {
    if (policy.remembers()) {
      trail.standing().recall(read(sessions.apply(request)));
    }
    return policy.decide(
        trail.standing(), request.getRequestURI(), trail.user() != null, recorder.stamp());
  }

  /** Turns what rules that enforce add up to into what is asked of the session. */
  private void enforce(LiveTrail trail, Verdict verdict) {
    Standing standing = trail.standing();
    if (verdict == Verdict.END) {
      standing.end();
    } else if (verdict == Verdict.CHALLENGE && !blocks(standing.challenge())) {
      String rule = trail.watch().lead();
      standing.askLater(Challenge.of(rule, "", true, recorder.stamp()));
    }
  }

  private static boolean blocks(@Nullable Challenge open) {
    return open != null && open.blocking();
  }

  private @Nullable LiveTrail known(HttpServletRequest request) {
    HttpSession session = sessions.apply(request);
    try {
      return session == null ? null : recorder.trailOf(session.getId());
    } catch (RuntimeException over) {
      return null;
    }
  }

  /**
   * Answers a request whose code asked for a proof by an exception that nobody caught.
   *
   * @return whether it was answered, so that {@code thrown} is dealt with
   */
  public boolean answersInstead(
      Exchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      Throwable thrown) {
    VerificationRequiredException wanted = wanted(thrown);
    LiveTrail trail = exchange.trail();
    if (wanted == null || trail == null || exchange.closed()) {
      return false;
    }
    try {
      Challenge challenge =
          Challenge.of(Challenge.RECENT_AUTH, wanted.factor(), false, recorder.stamp());
      ask(exchange, trail, challenge, request);
      if (response.isCommitted() || request.isAsyncStarted()) {
        return false;
      }
      response.reset();
      answer.asks(challenge, request, response);
      return true;
    } catch (IOException | RuntimeException | LinkageError e) {
      recorder.failed("challenge", e);
      return false;
    }
  }

  private static @Nullable VerificationRequiredException wanted(Throwable thrown) {
    Throwable at = thrown;
    for (int i = 0; at != null && i < MOST_CAUSES; i++) {
      if (at instanceof VerificationRequiredException found) {
        return found;
      }
      Throwable cause = at instanceof ServletException s ? s.getRootCause() : at.getCause();
      at = cause == null ? at.getCause() : cause;
    }
    return null;
  }

  /** Before the exchange is recorded: what a session has to remember, or that it ends. */
  public void leaves(Exchange exchange, HttpServletRequest request) {
    LiveTrail trail = exchange.trail();
    if (trail == null) {
      return;
    }
    try {
      Standing standing = trail.standing();
      if (standing.isOver() && !trail.ended()) {
        end(exchange, trail, request);
      } else if (standing.isToBeKept() && (policy.remembers() || !standing.isClear())) {
        keep(standing, sessions.apply(request));
      }
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("challenge", e);
    }
  }

  private void ask(
      @Nullable Exchange exchange, LiveTrail trail, Challenge wanted, HttpServletRequest request) {
    Challenge leading =
        wanted.leadingTo(
            ReturnPath.of(request, context.getContextPath()), ReturnPath.isLost(request));
    if (trail.standing().ask(leading)) {
      recorder.record(exchange, trail, ChallengeFacts.asked(wanted, recorder.stamp()), false);
    }
  }

  private void end(@Nullable Exchange exchange, LiveTrail trail, HttpServletRequest request) {
    Challenge open = trail.standing().challenge();
    recorder.record(exchange, trail, ChallengeFacts.ended(open, recorder.stamp()), false);
    recorder.sessionEvents().revoked(trail);
    HttpSession session = sessions.apply(request);
    try {
      request.logout();
    } catch (ServletException | RuntimeException e) {
      recorder.failed("sign-out", e);
    }
    try {
      if (session != null) {
        session.invalidate();
      }
    } catch (IllegalStateException alreadyOver) {
      // by the sign-out
    }
  }

  /**
   * Whether it asks for one of the application's own files, of a kind that is always served. The
   * ending alone says nothing: an application may serve anything under such a path.
   */
  private boolean isFile(HttpServletRequest request) {
    if (!policy.looksLikeFile(request.getRequestURI())) {
      return false;
    }
    String more = request.getPathInfo();
    try {
      return context.getResource(request.getServletPath() + (more == null ? "" : more)) != null;
    } catch (MalformedURLException e) {
      return false;
    }
  }

  private static @Nullable String read(@Nullable HttpSession session) {
    if (session == null) {
      return null;
    }
    try {
      return session.getAttribute(ATTRIBUTE) instanceof String memo ? memo : null;
    } catch (RuntimeException over) {
      return null;
    }
  }

  private static void keep(Standing standing, @Nullable HttpSession session) {
    if (session == null) {
      return;
    }
    String memo = standing.keep();
    try {
      if (memo == null) {
        session.removeAttribute(ATTRIBUTE);
      } else {
        session.setAttribute(ATTRIBUTE, memo);
      }
    } catch (IllegalStateException over) {
      // nothing to remember it
    }
  }
}
