package org.sessiontrail.console.person;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.person.SessionProfile;

/**
 * The profile of the session that asks, as JSON. Which session that is the container says; no
 * parameter is looked at.
 */
public final class ProfileAnswer {
  /** Where it is, below the path of the tracker. */
  public static final String PATH = "/api/v1/profile";

  private static final double THOUSAND = 1_000;

  private ProfileAnswer() {}

  /** Answers. */
  public static void write(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object found = request.getServletContext().getAttribute(TrailRecorder.class.getName());
    if (!(found instanceof TrailRecorder recorder)) {
      Problem.unavailable("Nothing is recorded in this application.").writeTo(response);
      return;
    }
    HttpSession session = request.getSession(false);
    LiveTrail trail = session == null ? null : recorder.trailOf(session.getId());
    SessionProfile profile =
        recorder
            .consents()
            .personal()
            .profile(
                trail == null ? null : trail.visitor(),
                request.getHeader("User-Agent"),
                recorder.tracker().clock().epochMicros());
    Problem.write(response, "application/json", members(profile));
  }

  private static Map<String, Object> members(SessionProfile profile) {
    Map<String, Object> interests = new TreeMap<>();
    profile
        .interests()
        .forEach((category, worth) -> interests.put(category, Math.round(worth * THOUSAND)));
    Map<String, Object> out = new TreeMap<>();
    out.put("active", profile.active());
    out.put("reason", profile.reason());
    out.put("interestsThousandths", interests);
    out.put("viewed", profile.viewed());
    out.put("searched", profile.searched());
    out.put("carted", profile.carted());
    out.put("bought", profile.bought());
    out.put("stage", profile.stage().name().toLowerCase(Locale.ROOT));
    out.put("device", profile.device().name().toLowerCase(Locale.ROOT));
    String campaign = profile.campaign();
    if (campaign != null) {
      out.put("campaign", campaign);
    }
    return out;
  }
}
