package org.sessiontrail.console;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.answer.DisputeAnswer;
import org.sessiontrail.console.answer.ExportAnswer;
import org.sessiontrail.console.answer.FindingsAnswer;
import org.sessiontrail.console.answer.HealthAnswer;
import org.sessiontrail.console.answer.InsightAnswer;
import org.sessiontrail.console.answer.OrderAnswer;
import org.sessiontrail.console.answer.PolicyAnswer;
import org.sessiontrail.console.answer.ReviewAnswer;
import org.sessiontrail.console.answer.SegmentAnswer;
import org.sessiontrail.console.answer.SessionsAnswer;
import org.sessiontrail.console.frame.Asset;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.console.http.RequestAccess;
import org.sessiontrail.console.http.Roles;
import org.sessiontrail.console.http.SameOrigin;
import org.sessiontrail.console.page.ConsolePages;
import org.sessiontrail.console.person.ActivityAnswer;
import org.sessiontrail.console.person.ProfileAnswer;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.Access;
import org.sessiontrail.runtime.Tracker;

/**
 * What the tracker answers under its path:
 *
 * <pre>
 * GET /, /sessions, /reports and others: the pages, each for the roles it says
 * GET /assets/…         the files that pages need            open
 * POST /preferences     how somebody wants to see the pages  any role
 * GET /api/v1/export    the audit report                     role tracker-auditor
 * GET /api/v1/dispute   report and evidence in one file      role tracker-auditor
 * POST /api/v1/policy   whether the trail keeps to rules     role tracker-auditor
 * GET /api/v1/findings  what the rules of detection found    role tracker-auditor
 * GET /api/v1/hygiene   whether sessions are kept well       role tracker-auditor
 * POST /api/v1/orders   ends sessions, locks a user out      role tracker-admin
 * GET /api/v1/review    what somebody has to look at         role tracker-auditor
 * POST /api/v1/review   that somebody did                    role tracker-auditor
 * GET /api/v1/reports   reports over visits                roles tracker-auditor, tracker-analyst
 * GET /api/v1/sessions  sessions, for who helps a customer   role tracker-auditor
 * GET /api/v1/segments         saved segments            roles tracker-auditor, tracker-analyst, tracker-admin
 * PUT, DELETE /api/v1/segments/NAME                     roles tracker-analyst, tracker-admin
 * GET /me, /api/v1/me   what whoever asks did themselves     who is signed in
 * GET /api/v1/profile   what the asking session shows        open, of the own session only
 * GET /health           how the tracker is                   open, without details
 * GET /privacy          what is recorded and why             open
 * </pre>
 *
 * <p>Nobody is redirected to a login: whoever lacks the role gets 403. So does a request to change
 * something that a page of another site makes a browser send. Of exports, packs and judgements
 * {@value #MOST_AT_ONCE} are made at once; whoever asks for one more gets 503 and may come again.
 */
public final class ConsoleServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /**
   * Reports, packs and judgements that are made at once in one application: each takes a connection
   * of the database, a thread of the server and, a pack, room for a temporary file.
   */
  static final int MOST_AT_ONCE = 4;

  private static final int RETRY_SECONDS = 30;
  private static final int WAIT_SECONDS = 10;

  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    secure(response);
    String path = Objects.requireNonNullElse(request.getPathInfo(), "/");
    Endpoint endpoint = Endpoint.at(path);
    String method = request.getMethod();
    Tracker tracker = tracker(getServletContext());
    if (endpoint != null && endpoint.isOpen() && endpoint.takes(method)) {
      open(endpoint, request, response, tracker);
    } else if (endpoint != null && endpoint.isOwn() && endpoint.takes(method)) {
      own(endpoint, request, response, tracker);
    } else if (Endpoint.roles(endpoint, method, path).stream().noneMatch(request::isUserInRole)) {
      refuse(request, endpoint, tracker);
      if (isPage(endpoint, request) && tracker != null) {
        ConsolePages.forbidden(request, response, tracker);
      } else {
        Problem.forbidden(Endpoint.roles(endpoint, method, path)).writeTo(response);
      }
    } else if (endpoint == null) {
      Problem.notFound("There is nothing here.").writeTo(response);
    } else if (!endpoint.takes(method)) {
      response.setHeader("Allow", endpoint.allow());
      Problem.methodNotAllowed(endpoint.allow()).writeTo(response);
    } else if (!method.equals("GET") && !SameOrigin.holds(request)) {
      refuse(request, endpoint, tracker);
      Problem.fromElsewhere().writeTo(response);
    } else if (tracker == null) {
      Problem.unavailable("No tracker runs in this application; the server's log tells why.")
          .writeTo(response);
    } else {
      answer(endpoint, request, response, tracker);
    }
  }

  private void answer(
      Endpoint endpoint, HttpServletRequest request, HttpServletResponse response, Tracker tracker)
      throws ServletException, IOException {
    if (endpoint == Endpoint.PREFERENCES) {
      ConsolePages.prefer(request, response);
    } else if (endpoint == Endpoint.SEGMENTS) {
      new SegmentAnswer(tracker).write(request, response);
    } else if (endpoint == Endpoint.ORDERS) {
      new OrderAnswer(tracker).write(request, response);
    } else if (!endpoint.isCostly()) {
      new ReviewAnswer(tracker).write(request, response);
    } else {
      placed(endpoint, request, response, tracker);
    }
  }

  /** To whoever asks, with what is theirs. */
  private void own(
      Endpoint endpoint,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Tracker tracker)
      throws ServletException, IOException {
    if (tracker == null) {
      Problem.unavailable("No tracker runs in this application.").writeTo(response);
    } else if (endpoint == Endpoint.PROFILE) {
      ProfileAnswer.write(request, response);
    } else if (request.getRemoteUser() == null) {
      ActivityAnswer.nobody().writeTo(response);
    } else {
      placed(endpoint, request, response, tracker);
    }
  }

  private void placed(
      Endpoint endpoint, HttpServletRequest request, HttpServletResponse response, Tracker tracker)
      throws ServletException, IOException {
    if (isPlaced(endpoint)) {
      try {
        costly(endpoint, request, response, tracker);
      } finally {
        places.release();
      }
    } else {
      ended(endpoint, Outcome.FAILED, request, tracker);
      response.setHeader("Retry-After", String.valueOf(RETRY_SECONDS));
      if (isPage(endpoint, request)) {
        ConsolePages.busy(request, response, tracker);
      } else {
        Problem.busy(MOST_AT_ONCE).writeTo(response);
      }
    }
  }

  private static boolean isPage(@Nullable Endpoint endpoint, HttpServletRequest request) {
    return endpoint == Endpoint.PAGE && ConsolePages.isOfABrowser(request);
  }

  /** Whether one of the places is had; somebody who looks at a page waits a little for it. */
  private boolean isPlaced(Endpoint endpoint) {
    if (endpoint != Endpoint.PAGE) {
      return places.tryAcquire();
    }
    try {
      return places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void costly(
      Endpoint endpoint, HttpServletRequest request, HttpServletResponse response, Tracker tracker)
      throws ServletException, IOException {
    switch (endpoint) {
      case EXPORT -> new ExportAnswer(tracker).write(request, response);
      case DISPUTE -> new DisputeAnswer(tracker).write(request, response);
      case REPORTS -> new InsightAnswer(tracker).write(request, response);
      case SESSIONS -> new SessionsAnswer(tracker).write(request, response);
      case FINDINGS -> new FindingsAnswer(tracker).write(request, response);
      case PAGE -> ConsolePages.write(request, response, tracker);
      case HYGIENE -> new PolicyAnswer(tracker).hygiene(request, response);
      case ME, ME_DATA -> new ActivityAnswer(tracker).write(request, response);
      case POLICY -> new PolicyAnswer(tracker).write(request, response);
      default -> throw new IllegalStateException(endpoint + " is answered before");
    }
  }

  private static void open(
      Endpoint endpoint,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Tracker tracker)
      throws IOException {
    if (endpoint == Endpoint.HEALTH) {
      new HealthAnswer(tracker, maySeeDetails(request)).writeTo(response);
    } else if (endpoint == Endpoint.ASSETS) {
      asset(request, response);
    } else {
      privacy(response, tracker);
    }
  }

  private static void asset(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Asset asset = Asset.at(String.valueOf(request.getPathInfo())).orElse(null);
    if (asset == null) {
      Problem.notFound("There is no such file.").writeTo(response);
    } else {
      asset.write(request, response);
    }
  }

  private static void privacy(HttpServletResponse response, @Nullable Tracker tracker)
      throws IOException {
    if (tracker == null) {
      Problem.unavailable("No tracker runs in this application.").writeTo(response);
    } else {
      PrivacyPage.write(response, tracker.config());
    }
  }

  private static void refuse(
      HttpServletRequest request, @Nullable Endpoint endpoint, @Nullable Tracker tracker) {
    if (tracker != null) {
      ended(endpoint, Outcome.REFUSED, request, tracker);
    }
  }

  /** Records that nothing was read. */
  private static void ended(
      @Nullable Endpoint endpoint, Outcome outcome, HttpServletRequest request, Tracker tracker) {
    Access access = RequestAccess.of(Endpoint.refusal(endpoint), request, tracker);
    tracker.spool().offer(access.ended(outcome, null, null, 0, null, tracker.clock()), null);
  }

  private static boolean maySeeDetails(HttpServletRequest request) {
    return request.isUserInRole(Roles.ADMIN) || request.isUserInRole(Roles.AUDITOR);
  }

  private static @Nullable Tracker tracker(ServletContext context) {
    return context.getAttribute(Tracker.class.getName()) instanceof Tracker tracker
        ? tracker
        : null;
  }

  private static void secure(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
}
