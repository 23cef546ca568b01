package org.sessiontrail.console.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.http.Problem;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.spool.SpoolStatus;

/**
 * How the tracker is: 200 while it records, 503 when a part is down or there is no tracker. The
 * world sees states only; messages may name hosts and files and are for those who may.
 *
 * @param details whether to tell messages, counts and the last changes
 */
public record HealthAnswer(@Nullable Tracker tracker, boolean details) {

  /** Answers. */
  public void writeTo(HttpServletResponse response) throws IOException {
    Map<String, Object> members = new TreeMap<>();
    Health.State state = tracker == null ? Health.State.DOWN : tracker.health().overall();
    members.put("status", state.name());
    if (tracker != null) {
      members.put("parts", parts(tracker.health()));
      if (details) {
        members.put("app", tracker.config().app());
        members.put("stream", tracker.stream());
        members.put("host", tracker.host().name());
        members.put("since", TrailClock.format(tracker.health().overallSinceMicros()));
        members.put(
            "changes", tracker.health().changes().stream().map(HealthAnswer::change).toList());
        members.put("spool", spool(tracker.spool().status()));
      }
    }
    response.setStatus(
        state == Health.State.DOWN
            ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
            : HttpServletResponse.SC_OK);
    Problem.write(response, "application/json", members);
  }

  private Map<String, Object> parts(Health health) {
    Map<String, Object> out = new TreeMap<>();
    health
        .parts()
        .forEach(
            (name, part) -> {
              Map<String, Object> members = new TreeMap<>();
              members.put("status", part.state().name());
              members.put("since", TrailClock.format(part.sinceMicros()));
              if (details) {
                members.put("message", part.message());
              }
              out.put(name, members);
            });
    return out;
  }

  private static Map<String, Object> change(Health.Change change) {
    Map<String, Object> out = new TreeMap<>();
    out.put("at", TrailClock.format(change.atMicros()));
    out.put("part", change.part());
    if (change.before() != null) {
      out.put("before", change.before().name());
    }
    out.put("after", change.after().name());
    out.put("message", change.message());
    return out;
  }

  private static Map<String, Object> spool(SpoolStatus status) {
    return Map.of(
        "queued", status.queued(),
        "spooled", status.spooled(),
        "queuedBytes", status.queuedBytes(),
        "capacityBytes", status.capacityBytes(),
        "accepted", status.accepted(),
        "dropped", status.dropped());
  }
}
