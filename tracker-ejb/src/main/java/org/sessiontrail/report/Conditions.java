package org.sessiontrail.report;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.TrailQuery;

/** The conditions of a query in the words people type, see {@code docs/report.md}. */
public final class Conditions {
  private Conditions() {}

  /** The conditions that were set, texts by parameter name; kinds are not among them. */
  public static Map<String, String> of(TrailQuery query) {
    Map<String, String> out = new TreeMap<>();
    put(out, "from", time(query.fromMicros()));
    put(out, "to", time(query.toMicros()));
    put(out, "session", query.session());
    put(out, "user", query.user());
    put(out, "action", query.action());
    return out;
  }

  private static @Nullable String time(@Nullable Long micros) {
    return micros == null ? null : TrailClock.format(micros);
  }

  private static void put(Map<String, String> out, String name, @Nullable String value) {
    if (value != null) {
      out.put(name, value);
    }
  }
}
