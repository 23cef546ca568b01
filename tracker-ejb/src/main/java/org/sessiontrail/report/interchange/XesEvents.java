package org.sessiontrail.report.interchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.report.VisibleText;

/** Rows as XES events, and the XML that any XES element is made of. */
final class XesEvents {
  private static final Map<String, String> TRANSITIONS =
      Map.of(
          Outcome.SUCCESS.id(), "complete",
          Outcome.REFUSED.id(), "complete",
          Outcome.FAILED.id(), "ate_abort",
          Outcome.FAILED_AFTER_COMMIT.id(), "ate_abort",
          Outcome.TIMED_OUT.id(), "ate_abort",
          Outcome.ABORTED.id(), "pi_abort",
          Outcome.UNFINISHED.id(), "pi_abort");

  private XesEvents() {}

  /** One event element with everything the row holds. */
  static String of(AuditRow source) {
    ReportedRow row = new ReportedRow(source);
    StringBuilder out = new StringBuilder(512).append("<event>");
    attribute(out, "string", "concept:name", concept(row));
    attribute(out, "date", "time:timestamp", row.take(AuditColumn.AT));
    attribute(out, "string", "org:resource", row.user());
    attribute(out, "string", "lifecycle:transition", transition(row));
    row.take(AuditColumn.WHO);
    row.take(AuditColumn.TRAIL);
    String path = row.path();
    if (path != null) {
      attribute(out, "string", "path", path);
      attribute(out, "string", "method", row.method());
      row.take(AuditColumn.WHAT);
    }
    row.rest().forEach((name, value) -> attribute(out, name, value));
    return out.append("</event>\n").toString();
  }

  /** The activity a mined process shows: what was done, without whom or which it was done to. */
  static String concept(ReportedRow row) {
    String what =
        switch (row.kind()) {
          case REQUEST -> {
            String route = row.text(AuditColumn.ROUTE);
            String method = row.method();
            yield method == null || route == null ? route : method + " " + route;
          }
          case ACTION -> row.text(AuditColumn.WHAT);
          case PAGE_EVENT -> pageEvent(row);
          default -> null;
        };
    return what == null ? row.kind().id() : what;
  }

  /** What was done and on which page, without the path, which may name somebody. */
  private static @Nullable String pageEvent(ReportedRow row) {
    String what = row.text(AuditColumn.WHAT);
    String route = row.text(AuditColumn.ROUTE);
    if (what == null) {
      return null;
    }
    int path = what.indexOf(' ');
    String event = path < 0 ? what : what.substring(0, path);
    return route == null ? event : event + " " + route;
  }

  /** The step in the standard life cycle of an activity that the record states. */
  static String transition(ReportedRow row) {
    if (row.kind() == Kind.ACTION && "intent".equals(row.more("phase"))) {
      return "start";
    }
    String outcome = row.text(AuditColumn.OUTCOME);
    return outcome == null ? "complete" : TRANSITIONS.getOrDefault(outcome, "unknown");
  }

  /** An attribute of the type its value has; objects and lists are JSON texts. */
  static void attribute(StringBuilder out, String key, Object value) {
    if (value instanceof Long || value instanceof Integer) {
      attribute(out, "int", key, value.toString());
    } else if (value instanceof Boolean) {
      attribute(out, "boolean", key, value.toString());
    } else {
      visible(out, "string", key, VisibleText.ofValue(value));
    }
  }

  /** An attribute element, or nothing without a value. */
  static void attribute(StringBuilder out, String type, String key, @Nullable String value) {
    if (value != null) {
      visible(out, type, key, VisibleText.of(value));
    }
  }

  private static void visible(StringBuilder out, String type, String key, String value) {
    out.append('<').append(type).append(" key=\"").append(key).append("\" value=\"");
    escape(out, value);
    out.append("\"/>");
  }

  private static void escape(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }
}
