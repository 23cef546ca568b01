package org.sessiontrail.report.interchange;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks events against the OCSF schema as its repository publishes it: unknown, missing and
 * deprecated attributes, types, enumerations, constraints, profiles and the derived numbers.
 */
final class OcsfSchema {
  private final Path root;
  private final JsonObject attributes;
  private final JsonObject types;
  private final Map<String, JsonObject> events = new TreeMap<>();
  private final Map<String, JsonObject> objects = new TreeMap<>();
  private final Map<String, Map<String, JsonObject>> resolved = new TreeMap<>();
  private final Map<String, Integer> categories = new TreeMap<>();

  OcsfSchema(Path root) throws IOException {
    this.root = root;
    JsonObject dictionary = read(root.resolve("dictionary.json"));
    attributes = dictionary.getJsonObject("attributes");
    types = dictionary.getJsonObject("types").getJsonObject("attributes");
    read(root.resolve("categories.json"))
        .getJsonObject("attributes")
        .forEach((name, value) -> categories.put(name, value.asJsonObject().getInt("uid")));
    load(root.resolve("events"), events);
    load(root.resolve("objects"), objects);
  }

  String version() throws IOException {
    return read(root.resolve("version.json")).getString("version");
  }

  /** Every mistake in {@code event}, one line each. */
  List<String> findings(JsonObject event) throws IOException {
    List<String> out = new ArrayList<>();
    int uid = event.getInt("class_uid", -1);
    String name =
        events.entrySet().stream()
            .filter(type -> type.getValue().containsKey("uid") || uid == 0)
            .filter(type -> uid(type.getKey(), type.getValue()) == uid)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(null);
    if (name == null) {
      return List.of("class_uid " + uid + " is unknown");
    }
    Set<String> profiles = new HashSet<>();
    JsonObject metadata = event.getJsonObject("metadata");
    if (metadata != null && metadata.containsKey("profiles")) {
      metadata.getJsonArray("profiles").forEach(p -> profiles.add(((JsonString) p).getString()));
    }
    check(events, name, event, profiles, "", out);
    equal(out, "category_uid", event.getInt("category_uid", -1), category(name));
    equal(
        out, "type_uid", event.getInt("type_uid", -1), uid * 100 + event.getInt("activity_id", 0));
    return out;
  }

  private static void equal(List<String> out, String what, int actual, int expected) {
    if (actual != expected) {
      out.add(what + " is " + actual + ", not " + expected);
    }
  }

  private int uid(String name, JsonObject type) {
    return category(name) * 1_000 + type.getInt("uid", 0);
  }

  private int category(String name) {
    for (JsonObject type : chain(events, name)) {
      if (type.containsKey("category")) {
        return categories.getOrDefault(type.getString("category"), 0);
      }
    }
    return 0;
  }

  /** The type and those it extends, nearest first. */
  private static List<JsonObject> chain(Map<String, JsonObject> all, String name) {
    List<JsonObject> out = new ArrayList<>();
    String next = name;
    while (next != null && all.containsKey(next)) {
      JsonObject type = all.get(next);
      out.add(type);
      next = type.getString("extends", null);
    }
    return out;
  }

  private void check(
      Map<String, JsonObject> all,
      String name,
      JsonObject value,
      Set<String> profiles,
      String at,
      List<String> out)
      throws IOException {
    String key = (all == events ? "event " : "object ") + name + new TreeSet<>(profiles);
    Map<String, JsonObject> known = resolved.get(key);
    if (known == null) {
      known = attributes(all, name, profiles);
      resolved.put(key, known);
    }
    for (String member : value.keySet()) {
      JsonObject attribute = known.get(member);
      if (attribute == null) {
        out.add(at + member + " is unknown in " + name);
      } else {
        attribute(attribute, value.get(member), profiles, at + member, out);
      }
    }
    known.forEach(
        (member, attribute) -> {
          if (attribute.getString("requirement", "").equals("required")
              && !value.containsKey(member)) {
            out.add(at + member + " is missing in " + name);
          }
        });
    JsonArray any = constraint(all, name, "at_least_one");
    if (any != null && any.stream().noneMatch(one -> value.containsKey(text(one)))) {
      out.add(at + "has none of " + any + " in " + name);
    }
    JsonArray one = constraint(all, name, "just_one");
    if (one != null && one.stream().filter(o -> value.containsKey(text(o))).count() != 1) {
      out.add(at + "has not just one of " + one + " in " + name);
    }
  }

  /** The nearest constraint of that sort: a type replaces those of what it extends. */
  private static @Nullable JsonArray constraint(
      Map<String, JsonObject> all, String type, String sort) {
    for (JsonObject one : chain(all, type)) {
      JsonObject constraints = one.getJsonObject("constraints");
      if (constraints != null && constraints.containsKey(sort)) {
        return constraints.getJsonArray(sort);
      }
    }
    return null;
  }

  private Map<String, JsonObject> attributes(
      Map<String, JsonObject> all, String name, Set<String> profiles) throws IOException {
    Map<String, JsonObject> out = new TreeMap<>();
    List<JsonObject> chain = chain(all, name);
    for (int i = chain.size() - 1; i >= 0; i--) {
      JsonObject own = chain.get(i).getJsonObject("attributes");
      if (own.containsKey("$include")) {
        for (JsonValue included : own.getJsonArray("$include")) {
          JsonObject profile = read(root.resolve(text(included)));
          if (profiles.contains(profile.getString("name"))) {
            profile.getJsonObject("attributes").forEach((n, a) -> merge(out, n, a.asJsonObject()));
          }
        }
      }
      own.forEach(
          (n, a) -> {
            if (!n.equals("$include")) {
              merge(out, n, a.asJsonObject());
            }
          });
    }
    return out;
  }

  private void merge(Map<String, JsonObject> into, String name, JsonObject attribute) {
    JsonObject before = into.getOrDefault(name, attributes.getJsonObject(name));
    into.put(name, before == null ? attribute : merged(before, attribute));
  }

  private static JsonObject merged(JsonObject before, JsonObject after) {
    JsonObjectBuilder out = Json.createObjectBuilder(before);
    after.forEach(
        (name, value) -> {
          JsonValue old = before.get(name);
          JsonValue both =
              old instanceof JsonObject first && value instanceof JsonObject second
                  ? merged(first, second)
                  : value;
          out.add(name, both);
        });
    return out.build();
  }

  private void attribute(
      JsonObject attribute, JsonValue value, Set<String> profiles, String at, List<String> out)
      throws IOException {
    if (attribute.containsKey("@deprecated")) {
      out.add(at + " is deprecated");
    }
    if (!attribute.getBoolean("is_array", false)) {
      single(attribute, value, profiles, at, out);
    } else if (value instanceof JsonArray array) {
      for (JsonValue one : array) {
        single(attribute, one, profiles, at + "[]", out);
      }
    } else {
      out.add(at + " is no array");
    }
  }

  private void single(
      JsonObject attribute, JsonValue value, Set<String> profiles, String at, List<String> out)
      throws IOException {
    String type = attribute.getString("type");
    if (objects.containsKey(type) && !type.equals("object")) {
      if (value instanceof JsonObject object) {
        check(objects, type, object, profiles, at + ".", out);
      } else {
        out.add(at + " is no " + type);
      }
      return;
    }
    if (!isOf(type, value)) {
      out.add(at + " is no " + type + ": " + value);
    }
    JsonObject listed = attribute.getJsonObject("enum");
    boolean derived = at.equals("class_uid") || at.equals("category_uid"); // checked as such
    if (listed != null && !derived && !listed.containsKey(text(value))) {
      out.add(at + " may not be " + value);
    }
  }

  private boolean isOf(String type, JsonValue value) {
    if (type.equals("object")) {
      return value instanceof JsonObject;
    }
    if (type.equals("json_t")) {
      return true;
    }
    JsonObject definition = types.getJsonObject(type);
    return switch (definition.getString("type", type)) {
      case "string_t" -> value instanceof JsonString string && fits(definition, string);
      case "boolean_t" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
      case "integer_t", "long_t" -> value instanceof JsonNumber number && number.isIntegral();
      case "float_t" -> value instanceof JsonNumber;
      default -> false;
    };
  }

  private static boolean fits(JsonObject definition, JsonString value) {
    String regex = definition.getString("regex", null);
    return value.getString().length() <= definition.getInt("max_len", Integer.MAX_VALUE)
        && (regex == null || Pattern.compile(regex).matcher(value.getString()).find());
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  private static void load(Path folder, Map<String, JsonObject> into) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        JsonObject type = read(file);
        into.put(type.getString("name"), type);
      }
    }
  }

  private static JsonObject read(Path file) throws IOException {
    return JsonText.object(Files.readString(file));
  }
}
