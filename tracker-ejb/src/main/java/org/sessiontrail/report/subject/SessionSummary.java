package org.sessiontrail.report.subject;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;

/** One trail of a person, in numbers. */
final class SessionSummary {
  private final String trail;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long requests;
  private long records;
  private @Nullable String ended;

  SessionSummary(String trail) {
    this.trail = trail;
  }

  void add(StoredRecord record) {
    first = Math.min(first, record.epochMicros());
    last = Math.max(last, record.epochMicros());
    records++;
    if (record.kind() == Kind.REQUEST) {
      requests++;
    } else if (record.kind() == Kind.SESSION_END) {
      ended = record.text("reason");
    }
  }

  String trail() {
    return trail;
  }

  long firstMicros() {
    return first;
  }

  long records() {
    return records;
  }

  /** One line of JSON. */
  String json() {
    Map<String, Object> out = new TreeMap<>();
    out.put("session", trail);
    out.put("from", TrailClock.format(first));
    out.put("to", TrailClock.format(last));
    out.put("requests", requests);
    out.put("records", records);
    if (ended != null) {
      out.put("ended", ended);
    }
    return CanonicalJson.text(out);
  }

  /** Cells of a table. */
  String[] cells() {
    return new String[] {
      TrailClock.format(first).replace('T', ' ').substring(0, 19),
      TrailClock.format(last).replace('T', ' ').substring(0, 19),
      String.valueOf(requests),
      String.valueOf(records),
      ended == null ? "" : ended
    };
  }
}
