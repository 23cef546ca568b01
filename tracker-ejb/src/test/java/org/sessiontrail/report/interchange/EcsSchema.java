package org.sessiontrail.report.interchange;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.IpLiteral;
import org.sessiontrail.report.NpmPackage;

/**
 * Checks documents against the fields of ECS as Elastic publishes them for programs, in the npm
 * package {@code @elastic/ecs}: unknown fields, types, arrays, values that are listed, and event
 * types that do not go with a category.
 */
final class EcsSchema {
  private static final NpmPackage PUBLISHED = new NpmPackage("@elastic/ecs", "9.4.0");

  private final JsonObject published;
  private final JsonObject fields;

  private EcsSchema(JsonObject published) {
    this.published = published;
    this.fields = published.getJsonObject("fields");
  }

  static EcsSchema published() throws IOException, InterruptedException {
    return new EcsSchema(
        JsonText.object(NpmPackage.node("ecs-fields.cjs", PUBLISHED.modules()).strip()));
  }

  String version() {
    return published.getString("version");
  }

  /** Every mistake in {@code document}, one line each; {@code own} is a name space of its own. */
  List<String> findings(JsonObject document, String own) {
    List<String> out = new ArrayList<>();
    for (String needed : List.of("@timestamp", "ecs")) {
      if (!document.containsKey(needed)) {
        out.add(needed + " is missing");
      }
    }
    document.forEach(
        (name, value) -> {
          if (!name.equals(own)) {
            check(name, value, out);
          }
        });
    JsonObject event = document.getJsonObject("event");
    if (event != null && event.containsKey("category") && event.containsKey("type")) {
      pairs(event, out);
    }
    return out;
  }

  private void check(String name, JsonValue value, List<String> out) {
    JsonObject field = fields.getJsonObject(name);
    if (field == null && value instanceof JsonObject object) {
      object.forEach((member, each) -> check(name + "." + member, each, out));
      return;
    }
    if (field == null) {
      out.add(name + " is unknown");
      return;
    }
    if (value instanceof JsonArray != field.getBoolean("array")) {
      out.add(name + (field.getBoolean("array") ? " is no array" : " is an array"));
    }
    JsonArray all =
        value instanceof JsonArray some ? some : Json.createArrayBuilder().add(value).build();
    for (JsonValue one : all) {
      single(name, field, one, out);
    }
  }

  private static void single(String name, JsonObject field, JsonValue value, List<String> out) {
    String type = field.getString("type");
    JsonObject listed = field.getJsonObject("values");
    if (!isOf(type, value)) {
      out.add(name + " is no " + type + ": " + value);
    } else if (!listed.isEmpty() && !listed.containsKey(((JsonString) value).getString())) {
      out.add(name + " may not be " + value);
    }
  }

  /** Each type goes with one of the categories at least. */
  private void pairs(JsonObject event, List<String> out) {
    JsonObject expected = fields.getJsonObject("event.category").getJsonObject("values");
    for (JsonValue type : event.getJsonArray("type")) {
      boolean goes =
          event.getJsonArray("category").stream()
              .map(category -> expected.getJsonArray(((JsonString) category).getString()))
              .anyMatch(types -> types != null && types.contains(type));
      if (!goes) {
        out.add("event.type " + type + " does not go with " + event.getJsonArray("category"));
      }
    }
  }

  private static boolean isOf(String type, JsonValue value) {
    return switch (type) {
      case "keyword", "wildcard", "match_only_text" -> value instanceof JsonString;
      case "long" -> value instanceof JsonNumber number && number.isIntegral();
      case "date" -> value instanceof JsonString at && isTime(at.getString());
      case "ip" -> value instanceof JsonString ip && IpLiteral.parse(ip.getString()) != null;
      default -> false;
    };
  }

  private static boolean isTime(@Nullable String text) {
    try {
      return text != null && OffsetDateTime.parse(text).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
