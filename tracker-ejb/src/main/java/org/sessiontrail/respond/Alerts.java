package org.sessiontrail.respond;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.alert.Alert;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailRecord;

/** Alerts, made of the findings they are about, and their forms. */
public final class Alerts {
  private Alerts() {}

  /**
   * The alert that waits.
   *
   * @param finding the first finding it is about
   */
  public static Alert of(String app, AlertStore.Waiting waiting, TrailRecord finding) {
    StoredRecord stored = finding.stored();
    Long score = stored.number("score");
    return new Alert(
        app + "/" + waiting.index(),
        app,
        text(stored, "rule"),
        text(stored, "title"),
        text(stored, "severity"),
        text(stored, "why"),
        text(stored, "when"),
        score == null ? 0 : score,
        text(stored, "response"),
        stored.text("sid"),
        user(stored),
        waiting.index(),
        waiting.count(),
        waiting.last() > waiting.index(),
        waiting.last());
  }

  private static String text(StoredRecord stored, String name) {
    return Objects.requireNonNullElse(stored.text(name), "");
  }

  private static @Nullable String user(StoredRecord stored) {
    return stored.personal().get("who") instanceof Map<?, ?> who
            && who.get("user") instanceof String user
        ? user
        : null;
  }

  /**
   * What leaves the application: everything but who it is about, which is asked for in the log, by
   * whoever may.
   */
  public static Map<String, Object> members(Alert alert) {
    Map<String, Object> out = new TreeMap<>();
    out.put("app", alert.app());
    out.put("rule", alert.rule());
    out.put("title", alert.title());
    out.put("severity", alert.severity());
    out.put("why", alert.why());
    out.put("when", alert.when());
    out.put("score", alert.score());
    out.put("response", alert.response());
    out.put("index", alert.index());
    out.put("last", alert.last());
    out.put("count", alert.count());
    out.put("digest", alert.digest());
    if (alert.session() != null) {
      out.put("session", alert.session());
    }
    return out;
  }
}
