package org.sessiontrail.report;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.TrailQuery;

/**
 * What a report says of itself before its first row.
 *
 * @param app origin of the log
 * @param query the conditions its records meet
 * @param madeMicros when it was begun, microseconds since 1970
 */
public record AuditHeader(String app, TrailQuery query, long madeMicros) {
  /** Version of the columns and lines of a report. */
  public static final int VERSION = 1;

  /** What this report holds, as members; conditions that were not set are left out. */
  public Map<String, Object> members() {
    Map<String, Object> out = new TreeMap<>();
    out.put("report", "audit");
    out.put("version", VERSION);
    out.put("app", app);
    out.put("made", TrailClock.format(madeMicros));
    putTime(out, "from", query.fromMicros());
    putTime(out, "to", query.toMicros());
    put(out, "session", query.session());
    put(out, "user", query.user());
    put(out, "action", query.action());
    if (!query.kinds().isEmpty()) {
      out.put("kinds", query.kinds().stream().map(Kind::id).sorted().toList());
    }
    return out;
  }

  private static void putTime(Map<String, Object> out, String name, @Nullable Long micros) {
    put(out, name, micros == null ? null : TrailClock.format(micros));
  }

  private static void put(Map<String, Object> out, String name, @Nullable String value) {
    if (value != null) {
      out.put(name, value);
    }
  }
}
