package org.sessiontrail.console.person;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.activity.Activity;
import org.sessiontrail.report.activity.OwnSession;

/** What somebody did, as members of JSON. */
final class ActivityJson {
  private ActivityJson() {}

  static Map<String, Object> members(Activity activity) {
    Map<String, Object> out = new TreeMap<>();
    out.put("from", TrailClock.format(activity.fromMicros()));
    out.put("to", TrailClock.format(activity.toMicros()));
    out.put("cut", activity.isCut());
    out.put("sessions", activity.sessions().stream().map(ActivityJson::session).toList());
    out.put("pagesByHourUtc", activity.pagesByHour());
    out.put("uses", uses(activity));
    out.put(
        "weeks",
        Map.of("pages", activity.weeks().pages(), "pagesBefore", activity.weeks().before()));
    out.put("events", activity.events().stream().map(ActivityJson::event).toList());
    return out;
  }

  private static Map<String, Object> session(OwnSession session) {
    Map<String, Object> out = new TreeMap<>();
    out.put("session", session.trail());
    out.put("first", TrailClock.format(session.firstMicros()));
    out.put("last", TrailClock.format(session.lastMicros()));
    out.put("device", session.device());
    if (session.address() != null) {
      out.put("address", session.address());
    }
    out.put("pages", session.pages());
    out.put("actions", session.actions());
    return out;
  }

  private static List<Map<String, Object>> uses(Activity activity) {
    return activity.uses().entrySet().stream()
        .map(
            each ->
                Map.<String, Object>of(
                    "name", each.getKey(),
                    "times", each.getValue().times(),
                    "ms", each.getValue().millis()))
        .toList();
  }

  private static Map<String, Object> event(Activity.SafetyEvent event) {
    return Map.of(
        "at", TrailClock.format(event.atMicros()),
        "title", event.title(),
        "severity", event.severity());
  }
}
