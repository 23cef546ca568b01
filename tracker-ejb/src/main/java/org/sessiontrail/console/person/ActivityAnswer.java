package org.sessiontrail.console.person;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.html.Texts;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.console.http.RequestAccess;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.activity.Activity;
import org.sessiontrail.report.activity.ActivityReader;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * What whoever is signed in did of late: a page and JSON. Who that is the container says; no
 * parameter is looked at. Recorded in the trail like every reading of it.
 */
public final class ActivityAnswer {
  /** Where the page is, below the path of the tracker. */
  public static final String PAGE = "/me";

  /** Where the data is. */
  public static final String DATA = "/api/v1/me";

  private static final Logger LOG = System.getLogger(ActivityAnswer.class.getName());

  private final Tracker tracker;

  /** Answers for what {@code tracker} stored. */
  public ActivityAnswer(Tracker tracker) {
    this.tracker = tracker;
  }

  /** For who is not signed in. */
  public static Problem nobody() {
    return new Problem(
        HttpServletResponse.SC_FORBIDDEN,
        "Forbidden",
        "This shows what you did. Sign in to the application, then ask again.",
        List.of());
  }

  /** Answers. */
  public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String user = request.getRemoteUser();
    if (user == null || user.isBlank()) {
      nobody().writeTo(response);
      return;
    }
    TrailReader reader = tracker.find(TrailReader.class);
    if (reader == null) {
      Problem.noStore(request).writeTo(response);
      return;
    }
    Access access = RequestAccess.of(Kind.AUDIT_READ, request, tracker);
    Activity activity;
    try {
      activity = new ActivityReader(reader).of(user, tracker.clock().epochMicros());
    } catch (Exception e) {
      record(access, Outcome.FAILED, user, 0, e);
      LOG.log(
          Level.ERROR,
          "TRK-0750 what a user of " + tracker.config().app() + " did could not be read",
          e);
      Problem.failed("TRK-0750").writeTo(response);
      return;
    }
    record(access, Outcome.SUCCESS, user, activity.sessions().size(), null);
    if (DATA.equals(request.getPathInfo())) {
      Problem.write(response, "application/json", ActivityJson.members(activity));
    } else {
      page(activity, new Texts(request.getLocale(), ZoneOffset.UTC), response);
    }
  }

  private static void page(Activity activity, Texts texts, HttpServletResponse response)
      throws IOException {
    byte[] body = new ActivityPage(activity, texts).toString().getBytes(StandardCharsets.UTF_8);
    response.setHeader("Content-Security-Policy", ActivityPage.POLICY);
    response.setContentType("text/html; charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private void record(
      Access access, Outcome outcome, String user, long rows, @Nullable Throwable error) {
    TrailQuery query = TrailQuery.all().ofUser(user);
    tracker
        .spool()
        .offer(access.ended(outcome, "activity", query, rows, error, tracker.clock()), null);
  }
}
