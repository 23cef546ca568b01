package org.sessiontrail.report.interchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditRow;

/** Rows of one application's report as documents of the Elastic Common Schema. */
final class EcsEvents {
  /** Version of the schema the documents follow. */
  static final String VERSION = "9.4.0";

  private static final long NANOS_A_MILLI = 1_000_000;
  private static final Set<String> FAILED =
      Set.of(Outcome.FAILED.id(), Outcome.FAILED_AFTER_COMMIT.id(), Outcome.TIMED_OUT.id());

  private final String app;

  EcsEvents(String app) {
    this.app = app;
  }

  /** A record as one document; what ECS has no field for is under {@code sessiontrail}. */
  Map<String, Object> record(AuditRow source) {
    ReportedRow row = new ReportedRow(source);
    EcsMapping mapping = EcsMapping.of(row.kind());
    String outcome = row.text(AuditColumn.OUTCOME);
    Map<String, Object> out = document(row.take(AuditColumn.AT));
    Long index = row.takeNumber(AuditColumn.INDEX);
    put(out, "event.id", app + "/" + index);
    put(out, "event.kind", "event");
    put(out, "event.category", List.of(mapping.category()));
    put(out, "event.type", mapping.types(outcome != null && FAILED.contains(outcome)));
    put(out, "event.action", row.kind().id());
    put(out, "event.code", OwaspCode.of(row));
    put(out, "event.outcome", outcome(row));
    put(out, "event.hash", source.leafHash().toString());
    put(out, "event.sequence", row.takeNumber(AuditColumn.SEQ));
    put(out, "event.reason", row.kind() == Kind.SESSION_END ? row.text(AuditColumn.WHAT) : null);
    duration(out, row);
    put(out, "message", row.summary());
    put(out, "error.type", row.take(AuditColumn.ERROR));
    put(out, "error.stack_trace", row.personal("error", "trace"));
    put(out, "service.node.name", row.node());
    put(out, "transaction.id", row.take(AuditColumn.EXCHANGE));
    who(out, row);
    if (row.kind() == Kind.REQUEST) {
      request(out, row);
    }
    if (row.erased()) {
      put(out, "tags", List.of("erased"));
    }
    put(out, "sessiontrail", own(index, row.rest()));
    return out;
  }

  /** A statement of the report itself: how it begins, or its completeness. */
  Map<String, Object> statement(String name, String at, Map<String, Object> members) {
    Map<String, Object> out = document(at);
    put(out, "event.kind", "state");
    put(out, "event.action", name);
    put(out, "message", "audit report of " + app + ": " + name);
    put(out, "sessiontrail." + name, members);
    return out;
  }

  private Map<String, Object> document(@Nullable String at) {
    Map<String, Object> out = new TreeMap<>();
    put(out, "@timestamp", at);
    put(out, "ecs.version", VERSION);
    put(out, "event.module", "sessiontrail");
    put(out, "event.dataset", "sessiontrail.audit");
    put(out, "service.name", app);
    return out;
  }

  private static @Nullable String outcome(ReportedRow row) {
    Boolean succeeded = row.succeeded();
    if (succeeded == null) {
      return row.text(AuditColumn.OUTCOME) == null ? null : "unknown";
    }
    return succeeded ? "success" : "failure";
  }

  /** Nanoseconds, where they still are a number that every JSON reader keeps exactly. */
  private static void duration(Map<String, Object> out, ReportedRow row) {
    Long millis = row.number(AuditColumn.MS);
    if (millis != null && Math.abs(millis) <= CanonicalJson.MAX_INTEGER / NANOS_A_MILLI) {
      row.take(AuditColumn.MS);
      put(out, "event.duration", millis * NANOS_A_MILLI);
    }
  }

  private static void who(Map<String, Object> out, ReportedRow row) {
    String user = row.user();
    put(out, "user.name", user);
    put(out, "user.id", user);
    put(out, "source.address", row.address());
    put(out, "source.ip", row.ip(AuditColumn.ADDRESS));
    put(out, "user_agent.original", row.take(AuditColumn.AGENT));
    row.take(AuditColumn.WHO);
    row.take(AuditColumn.ADDRESS);
  }

  private static void request(Map<String, Object> out, ReportedRow row) {
    put(out, "http.request.method", row.method());
    put(out, "http.request.referrer", row.take(AuditColumn.REFERRER));
    put(out, "http.response.status_code", row.takeNumber(AuditColumn.STATUS));
    put(out, "http.response.body.bytes", row.more("bytes"));
    put(out, "url.path", row.path());
    put(out, "url.query", row.take(AuditColumn.QUERY));
    row.take(AuditColumn.WHAT);
  }

  /** Objects with names that an application chose are texts here: they could clash in an index. */
  private static Map<String, Object> own(@Nullable Long index, Map<String, Object> rest) {
    rest.replaceAll(
        (name, value) -> value instanceof Map<?, ?> map ? CanonicalJson.text(map) : value);
    if (index != null) {
      rest.put("index", index);
    }
    return rest;
  }

  @SuppressWarnings("unchecked") // every object in a document was made here
  private static void put(Map<String, Object> document, String field, @Nullable Object value) {
    if (value == null) {
      return;
    }
    Map<String, Object> object = document;
    String[] names = field.split("\\.", -1);
    for (int i = 0; i + 1 < names.length; i++) {
      object = (Map<String, Object>) object.computeIfAbsent(names[i], name -> new TreeMap<>());
    }
    object.put(names[names.length - 1], value);
  }
}
