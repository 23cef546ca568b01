package org.sessiontrail.report.interchange;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditRow;

/** Rows of one application's report as OCSF events. */
final class OcsfEvents {
  /** Version of the schema the events follow. */
  static final String VERSION = "1.8.0";

  private static final int UNKNOWN = 0;
  private static final int SUCCESS = 1;
  private static final int FAILURE = 2;
  private static final String NOT_STATED = "[not stated]";

  private final String app;

  OcsfEvents(String app) {
    this.app = app;
  }

  /** A record as one event; what has no place in its class is under {@code unmapped}. */
  Map<String, Object> record(AuditRow source) {
    ReportedRow row = new ReportedRow(source);
    OcsfMapping mapping = OcsfMapping.of(row);
    Map<String, Object> metadata = metadata();
    metadata.put("uid", String.valueOf(row.takeNumber(AuditColumn.INDEX)));
    put(metadata, "sequence", row.takeNumber(AuditColumn.SEQ));
    put(metadata, "original_time", row.take(AuditColumn.AT));
    put(metadata, "event_code", OwaspCode.of(row));
    Map<String, Object> event = event(mapping, row.epochMillis(), metadata);
    event.put("message", row.summary());
    put(event, "duration", row.takeNumber(AuditColumn.MS));
    put(event, "status_detail", row.text(AuditColumn.ERROR));
    put(event, "status_code", row.text(AuditColumn.STATUS));
    put(event, "count", row.more("count") instanceof Long count ? count : null);
    status(event, row);
    switch (mapping.type()) {
      case AUTHENTICATION -> authentication(event, row);
      case HTTP_ACTIVITY -> http(event, row);
      case WEB_RESOURCES_ACTIVITY -> resources(event, row);
      case APPLICATION_LIFECYCLE -> event.put("app", Map.of("name", app));
      default -> {}
    }
    if (mapping.type() != OcsfMapping.Type.AUTHENTICATION) {
      actor(event, metadata, row);
    }
    event.put("unmapped", Map.of("sessiontrail", row.rest()));
    return event;
  }

  /** A statement of the report itself: how it begins, or its completeness. */
  Map<String, Object> statement(String name, long millis, Map<String, Object> members) {
    OcsfMapping base = new OcsfMapping(OcsfMapping.Type.BASE_EVENT, OcsfMapping.OTHER, name, 1);
    Map<String, Object> event = event(base, millis, metadata());
    event.put("message", "audit report of " + app + ": " + name);
    event.put("unmapped", Map.of("sessiontrail", Map.of(name, members)));
    return event;
  }

  private Map<String, Object> metadata() {
    Map<String, Object> product = new TreeMap<>();
    product.put("name", "Sessiontrail");
    product.put("vendor_name", "Sessiontrail");
    put(product, "version", OcsfEvents.class.getPackage().getImplementationVersion());
    Map<String, Object> metadata = new TreeMap<>();
    metadata.put("product", product);
    metadata.put("version", VERSION);
    metadata.put("log_name", app);
    return metadata;
  }

  private static Map<String, Object> event(
      OcsfMapping mapping, long millis, Map<String, Object> metadata) {
    Map<String, Object> event = new TreeMap<>();
    event.put("category_uid", mapping.type().category);
    event.put("class_uid", mapping.type().uid);
    event.put("class_name", mapping.type().caption);
    event.put("activity_id", mapping.activityId());
    event.put("activity_name", mapping.activity());
    event.put("type_uid", mapping.typeUid());
    event.put("severity_id", mapping.severityId());
    event.put("time", millis);
    event.put("metadata", metadata);
    return event;
  }

  private static void status(Map<String, Object> event, ReportedRow row) {
    String outcome = row.text(AuditColumn.OUTCOME);
    put(event, "status", outcome);
    Boolean succeeded = row.succeeded();
    if (succeeded != null) {
      event.put("status_id", succeeded ? SUCCESS : FAILURE);
    } else if (outcome != null) {
      boolean unknown = outcome.equals(Outcome.UNKNOWN.id());
      event.put("status_id", unknown ? UNKNOWN : OcsfMapping.OTHER);
    }
  }

  private void authentication(Map<String, Object> event, ReportedRow row) {
    String user = row.user();
    row.take(AuditColumn.WHO);
    event.put("user", Map.of("name", user == null ? NOT_STATED : user));
    event.put("service", Map.of("name", app));
    put(event, "session", session(row));
    put(event, "src_endpoint", source(row));
  }

  private void http(Map<String, Object> event, ReportedRow row) {
    Map<String, Object> url = new TreeMap<>();
    put(url, "path", row.path());
    if (!url.isEmpty()) {
      put(url, "query_string", row.take(AuditColumn.QUERY));
    }
    Map<String, Object> request = new TreeMap<>();
    String method = row.method();
    put(
        request,
        "http_method",
        method != null && OcsfMapping.METHODS.containsKey(method) ? method : null);
    put(request, "url", url.isEmpty() ? null : url);
    put(request, "user_agent", row.take(AuditColumn.AGENT));
    put(request, "referrer", row.take(AuditColumn.REFERRER));
    event.put("http_request", request);
    Long code = row.takeNumber(AuditColumn.STATUS);
    if (code != null) {
      Map<String, Object> response = new TreeMap<>();
      response.put("code", code);
      put(response, "body_length", row.more("bytes") instanceof Long bytes ? bytes : null);
      event.put("http_response", response);
    }
    put(event, "src_endpoint", source(row));
    event.put("dst_endpoint", Map.of("svc_name", app));
    row.take(AuditColumn.WHAT);
  }

  private void resources(Map<String, Object> event, ReportedRow row) {
    boolean own = row.kind() == Kind.ACTION || row.kind() == Kind.CHANGE;
    String what = row.text(AuditColumn.WHAT);
    Map<String, Object> resource = new TreeMap<>();
    resource.put("name", own && what != null ? what : own ? app : "audit trail of " + app);
    resource.put("type", own ? row.kind().id() : "audit-trail");
    event.put("web_resources", List.of(resource));
    put(event, "src_endpoint", source(row));
  }

  private static void actor(
      Map<String, Object> event, Map<String, Object> metadata, ReportedRow row) {
    Map<String, Object> actor = new TreeMap<>();
    String user = row.user();
    row.take(AuditColumn.WHO);
    put(actor, "user", user == null ? null : Map.of("name", user));
    put(actor, "session", session(row));
    if (!actor.isEmpty()) {
      event.put("actor", actor);
      metadata.put("profiles", List.of("host"));
    }
  }

  private static @Nullable Object session(ReportedRow row) {
    String trail = row.take(AuditColumn.TRAIL);
    return trail == null ? null : Map.of("uid", trail);
  }

  /** The client where its address is an IP address; any other stays as it is, unmapped. */
  private static @Nullable Object source(ReportedRow row) {
    String ip = row.ip(AuditColumn.ADDRESS);
    if (ip == null) {
      return null;
    }
    Map<String, Object> source = new TreeMap<>();
    source.put("ip", ip);
    if (ip.equals(row.text(AuditColumn.ADDRESS))) {
      row.take(AuditColumn.ADDRESS);
    }
    String peer = row.ip(AuditColumn.PEER);
    if (peer != null && peer.equals(row.text(AuditColumn.PEER))) {
      row.take(AuditColumn.PEER);
      source.put("intermediate_ips", List.of(peer));
    }
    return source;
  }

  private static void put(Map<String, Object> into, String name, @Nullable Object value) {
    if (value != null) {
      into.put(name, value);
    }
  }
}
