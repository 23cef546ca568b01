package org.sessiontrail.report;

import java.util.Map;
import java.util.TreeMap;
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
    out.putAll(Conditions.of(query));
    if (!query.kinds().isEmpty()) {
      out.put("kinds", query.kinds().stream().map(Kind::id).sorted().toList());
    }
    return out;
  }
}
