package org.sessiontrail.report.interchange;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.IpLiteral;

/**
 * What OCSF 1.8 asks of the five classes that we write, in our own words, as no registry that the
 * build can reach carries the schema itself. It shares nothing with the code that writes the
 * events. {@link OcsfSchema} checks against the schema where somebody has it.
 */
final class OcsfRules {
  private static final Set<String> OF_ALL =
      Set.of(
          "activity_id",
          "category_uid",
          "class_uid",
          "metadata",
          "severity_id",
          "time",
          "type_uid");

  private static final Set<String> MAY_BE =
      Set.of(
          "activity_name",
          "category_name",
          "class_name",
          "count",
          "duration",
          "message",
          "status",
          "status_code",
          "status_detail",
          "status_id",
          "unmapped");

  private static final Map<Integer, EventClass> CLASSES =
      Map.of(
          0, new EventClass(to(0), Set.of(), List.of(), Set.of()),
          3002,
              new EventClass(
                  to(7),
                  Set.of("user"),
                  List.of("service", "dst_endpoint"),
                  Set.of("session", "src_endpoint")),
          4002,
              new EventClass(
                  to(9),
                  Set.of(),
                  List.of("http_request", "http_response"),
                  Set.of("src_endpoint", "dst_endpoint")),
          6001, new EventClass(to(8), Set.of("web_resources"), List.of(), Set.of("src_endpoint")),
          6002, new EventClass(to(8), Set.of("app"), List.of(), Set.of()));

  /** Members by the object's name: T text, N whole number, I address, O object, brackets a list. */
  private static final Map<String, Map<String, String>> OBJECTS =
      Map.ofEntries(
          Map.entry(
              "metadata",
              Map.of(
                  "event_code",
                  "T",
                  "log_name",
                  "T",
                  "original_time",
                  "T",
                  "product",
                  "O",
                  "profiles",
                  "[T]",
                  "sequence",
                  "N",
                  "uid",
                  "T",
                  "version",
                  "T")),
          Map.entry("product", Map.of("name", "T", "vendor_name", "T", "version", "T")),
          Map.entry("actor", Map.of("user", "O", "session", "O")),
          Map.entry("user", Map.of("name", "T")),
          Map.entry("session", Map.of("uid", "T")),
          Map.entry("service", Map.of("name", "T")),
          Map.entry("app", Map.of("name", "T")),
          Map.entry("src_endpoint", Map.of("ip", "I", "intermediate_ips", "[I]")),
          Map.entry("dst_endpoint", Map.of("svc_name", "T")),
          Map.entry(
              "http_request",
              Map.of("http_method", "T", "url", "O", "user_agent", "T", "referrer", "T")),
          Map.entry("url", Map.of("path", "T", "query_string", "T")),
          Map.entry("http_response", Map.of("code", "N", "body_length", "N")),
          Map.entry("web_resources", Map.of("name", "T", "type", "T")));

  private static final Set<String> METHODS =
      Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

  private final List<String> findings = new ArrayList<>();

  private OcsfRules() {}

  /**
   * One class.
   *
   * @param activities those it lists besides 99, which is «other»
   * @param needed what must be there
   * @param oneOf of which one must be there, if it has any
   * @param more what else may be there
   */
  private record EventClass(
      Set<Integer> activities, Set<String> needed, List<String> oneOf, Set<String> more) {}

  private static Set<Integer> to(int last) {
    return Set.copyOf(IntStream.rangeClosed(0, last).boxed().toList());
  }

  /** Every mistake in {@code event}, one line each. */
  static List<String> findings(JsonObject event) {
    OcsfRules out = new OcsfRules();
    int uid = event.getInt("class_uid", -1);
    EventClass type = CLASSES.get(uid);
    if (type == null) {
      return List.of("class_uid " + uid + " is none of ours");
    }
    out.numbers(event, uid, type);
    out.members(event, type);
    event.forEach((name, value) -> out.value(name, value));
    return out.findings;
  }

  private void numbers(JsonObject event, int uid, EventClass type) {
    int activity = event.getInt("activity_id", -1);
    rule(activity == 99 || type.activities().contains(activity), "activity_id " + activity);
    rule(event.getInt("category_uid", -1) == uid / 1_000, "category_uid");
    rule(event.getInt("type_uid", -1) == uid * 100 + activity, "type_uid");
    rule(Set.of(0, 1, 2, 3, 4, 5, 6, 99).contains(event.getInt("severity_id", -1)), "severity_id");
    rule(Set.of(0, 1, 2, 99).contains(event.getInt("status_id", 0)), "status_id");
    JsonValue time = event.get("time");
    boolean isMillis = time instanceof JsonNumber number && number.toString().matches("\\d{12,13}");
    rule(isMillis, "time is no milliseconds: " + time);
  }

  private void members(JsonObject event, EventClass type) {
    boolean onHost =
        event.get("metadata") instanceof JsonObject metadata
            && metadata.get("profiles") instanceof JsonArray profiles
            && profiles.stream().anyMatch(one -> one.toString().equals("\"host\""));
    for (Set<String> needed : List.of(OF_ALL, type.needed())) {
      needed.stream().sorted().forEach(name -> rule(event.containsKey(name), name + " is missing"));
    }
    rule(
        type.oneOf().isEmpty() || type.oneOf().stream().anyMatch(event::containsKey),
        "none of " + type.oneOf());
    for (String name : event.keySet()) {
      boolean known =
          OF_ALL.contains(name)
              || MAY_BE.contains(name)
              || type.needed().contains(name)
              || type.oneOf().contains(name)
              || type.more().contains(name)
              || (onHost && name.equals("actor"));
      rule(known, name + " is unknown here");
    }
    if (event.get("metadata") instanceof JsonObject metadata) {
      rule(metadata.containsKey("product") && metadata.containsKey("version"), "metadata");
    }
  }

  private void value(String name, JsonValue value) {
    Map<String, String> known = OBJECTS.get(name);
    if (known == null) {
      boolean isNumber = name.endsWith("_id") || name.endsWith("_uid");
      if (isNumber || Set.of("time", "duration", "count").contains(name)) {
        rule(is("N", value), name + " is no whole number");
      } else if (!name.equals("unmapped")) {
        rule(is("T", value), name + " is no text");
      } else {
        rule(value instanceof JsonObject, name + " is no object");
      }
      return;
    }
    rule(value instanceof JsonArray == name.equals("web_resources"), name + " is a list or none");
    List<JsonValue> all = value instanceof JsonArray some ? some : List.of(value);
    for (JsonValue one : all) {
      if (one instanceof JsonObject object) {
        object(name, object, known);
      } else {
        findings.add(name + " is no object");
      }
    }
  }

  private void object(String name, JsonObject object, Map<String, String> known) {
    rule(!object.isEmpty() || name.equals("http_request"), name + " is empty");
    object.forEach(
        (member, value) -> {
          String type = known.get(member);
          if (type == null) {
            findings.add(name + "." + member + " is unknown");
          } else if (type.equals("O")) {
            value(member, value);
          } else {
            rule(fits(type, value), name + "." + member + " is no " + type + ": " + value);
          }
        });
    JsonValue method = object.get("http_method");
    rule(method == null || METHODS.contains(text(method)), "http_method " + method);
  }

  private static boolean fits(String type, JsonValue value) {
    if (type.startsWith("[")) {
      return value instanceof JsonArray all
          && all.stream().allMatch(one -> is(type.substring(1, 2), one));
    }
    return is(type, value);
  }

  private static boolean is(String type, JsonValue value) {
    return switch (type) {
      case "T" -> value instanceof JsonString;
      case "N" -> value instanceof JsonNumber number && number.isIntegral();
      case "I" -> value instanceof JsonString && IpLiteral.parse(text(value)) != null;
      default -> false;
    };
  }

  private static String text(@Nullable JsonValue value) {
    return value instanceof JsonString string ? string.getString() : String.valueOf(value);
  }

  private void rule(boolean holds, String broken) {
    if (!holds) {
      findings.add(broken);
    }
  }
}
