package org.sessiontrail.report.session;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.store.TrailRecord;

/** Makes lines of a timeline from records. A kind it knows nothing of is shown by its name. */
final class Entries {
  private Entries() {}

  static TimelineEntry of(TrailRecord record) {
    AuditRow row = AuditRow.of(record);
    Map<String, Object> more = more(row);
    Object trace = personal(more, "error", "trace");
    TimelineEntry.Result result =
        new TimelineEntry.Result(
            text(row, AuditColumn.OUTCOME),
            number(row, AuditColumn.STATUS),
            number(row, AuditColumn.MS),
            text(row, AuditColumn.ERROR),
            taken(more, "fingerprint"),
            trace == null ? null : trace.toString());
    TimelineEntry.Scene scene =
        new TimelineEntry.Scene(
            text(row, AuditColumn.STREAM),
            number(row, AuditColumn.SEQUENCE),
            text(row, AuditColumn.WHO),
            text(row, AuditColumn.AGENT),
            number(row, AuditColumn.EXCHANGE),
            text(row, AuditColumn.ROUTE),
            text(row, AuditColumn.QUERY),
            more);
    return new TimelineEntry(
        record.index(),
        record.stored().epochMicros(),
        row.kind().id(),
        what(row, more),
        result,
        scene,
        TimelineEntry.Place.NOWHERE);
  }

  private static String what(AuditRow row, Map<String, Object> more) {
    String what = text(row, AuditColumn.WHAT);
    if (row.kind() == Kind.PAGE_EVENT && what != null && what.indexOf(' ') < 0) {
      String route = text(row, AuditColumn.ROUTE);
      return route == null ? what : what + " " + route;
    }
    return what == null ? Objects.requireNonNullElse(taken(more, "name"), "") : what;
  }

  private static Map<String, Object> more(AuditRow row) {
    Map<String, Object> out = new TreeMap<>();
    if (row.value(AuditColumn.MORE) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> out.put(String.valueOf(name), value));
    }
    if (row.value(AuditColumn.DETAIL) instanceof Map<?, ?> detail) {
      out.put("detail", detail);
    }
    if (row.undisclosed() > 0) {
      out.put("erased", row.undisclosed());
    }
    return out;
  }

  /** Takes a personal value out of what is left. */
  private static @Nullable Object personal(Map<String, Object> more, String group, String name) {
    if (!(more.get("personal") instanceof Map<?, ?> groups)
        || !(groups.get(group) instanceof Map<?, ?> values)) {
      return null;
    }
    Map<Object, Object> left = new TreeMap<>(groups);
    left.remove(group);
    if (left.isEmpty()) {
      more.remove("personal");
    } else {
      more.put("personal", left);
    }
    return values.get(name);
  }

  private static @Nullable String taken(Map<String, Object> more, String name) {
    Object value = more.remove(name);
    return value == null ? null : value.toString();
  }

  private static @Nullable String text(AuditRow row, AuditColumn column) {
    Object value = row.value(column);
    return value == null ? null : value.toString();
  }

  private static @Nullable Long number(AuditRow row, AuditColumn column) {
    return row.value(column) instanceof Number number ? number.longValue() : null;
  }
}
