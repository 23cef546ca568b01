package org.sessiontrail.console;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.AddressMode;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.Access;
import org.sessiontrail.runtime.Tracker;

/**
 * What the tracker answers under its path:
 *
 * <pre>
 * GET /                 the page to ask for an export        role tracker-auditor
 * GET /api/v1/export    the audit report                     role tracker-auditor
 * GET /health           how the tracker is                   open, without details
 * GET /privacy          what is recorded and why             open
 * </pre>
 *
 * <p>Nobody is redirected to a login: whoever lacks the role gets 403.
 */
public final class ConsoleServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private static final String EXPORT = "/api/v1/export";
  private static final String HEALTH = "/health";
  private static final String PRIVACY = "/privacy";

  /** What needs no role to be read. */
  private static final Set<String> OPEN = Set.of(HEALTH, PRIVACY);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    secure(response);
    String path = Objects.requireNonNullElse(request.getPathInfo(), "/");
    Tracker tracker = tracker(getServletContext());
    boolean get = request.getMethod().equals("GET");
    boolean read = get || request.getMethod().equals("HEAD");
    if (path.equals(HEALTH) && read) {
      new HealthAnswer(tracker, maySeeDetails(request)).writeTo(response);
    } else if (path.equals(PRIVACY) && read) {
      privacy(response, tracker);
    } else if (!request.isUserInRole(Roles.AUDITOR)) {
      refuse(request, response, path, tracker);
    } else if (!path.equals("/") && !path.equals(EXPORT) && !OPEN.contains(path)) {
      Problem.notFound().writeTo(response);
    } else if (!get) {
      response.setHeader("Allow", OPEN.contains(path) ? "GET, HEAD" : "GET");
      Problem.methodNotAllowed().writeTo(response);
    } else if (path.equals("/")) {
      ConsolePage.write(request, response, tracker);
    } else if (tracker == null) {
      Problem.unavailable("No tracker runs in this application; the server's log tells why.")
          .writeTo(response);
    } else {
      new ExportAnswer(tracker).write(request, response);
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
      HttpServletRequest request,
      HttpServletResponse response,
      String path,
      @Nullable Tracker tracker)
      throws IOException {
    if (tracker != null) {
      Access access = access(path.equals(EXPORT) ? Kind.EXPORT : Kind.AUDIT_READ, request, tracker);
      tracker
          .spool()
          .offer(access.ended(Outcome.REFUSED, null, null, 0, null, tracker.clock()), null);
    }
    Problem.forbidden().writeTo(response);
  }

  /** Who asks, as of now. The address is kept only where whole addresses are. */
  static Access access(Kind kind, HttpServletRequest request, Tracker tracker) {
    boolean addresses = tracker.config().privacy().address() == AddressMode.FULL;
    return new Access(
        kind,
        "http",
        request.getRemoteUser(),
        addresses ? request.getRemoteAddr() : null,
        tracker.clock().epochMicros(),
        tracker.clock().nanos());
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
