package org.sessiontrail.report.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.config.IpLiteral;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.MemoryTrail;

class EcsExportTest {
  /** What ECS 9.4 expects as {@code event.type} for the categories that are used here. */
  private static final Map<String, Set<String>> EXPECTED_TYPES =
      Map.of(
          "api",
          Set.of(
              "access",
              "admin",
              "allowed",
              "change",
              "creation",
              "deletion",
              "denied",
              "end",
              "info",
              "start",
              "user"),
          "authentication",
          Set.of("start", "end", "info"),
          "configuration",
          Set.of("access", "change", "creation", "deletion", "info"),
          "database",
          Set.of("access", "change", "info", "error"),
          "host",
          Set.of("access", "change", "end", "info", "start"),
          "process",
          Set.of("access", "change", "end", "info", "start"),
          "session",
          Set.of("start", "end", "info"),
          "web",
          Set.of("access", "error", "info"));

  @Test
  void request_hasTheFieldsOfItsCategory() throws Exception {
    JsonObject event = of(written(EveryKind.decent()), Kind.REQUEST);

    assertThat(text(event, "/@timestamp")).isEqualTo("2026-01-05T10:00:00.013000Z");
    assertThat(text(event, "/ecs/version")).isEqualTo("9.4.0");
    assertThat(text(event, "/event/id")).isEqualTo("shop.example.com/12");
    assertThat(event.getJsonObject("event").getJsonArray("category").getString(0)).isEqualTo("web");
    assertThat(text(event, "/event/outcome")).isEqualTo("success");
    assertThat(event.getJsonObject("event").getInt("sequence")).isEqualTo(13);
    assertThat(event.getJsonObject("event").getString("hash")).matches("[0-9a-f]{64}");
    assertThat(event.getJsonObject("event").getInt("duration")).isEqualTo(12_000_000);
    assertThat(text(event, "/source/ip")).isEqualTo("192.0.2.7");
    assertThat(text(event, "/user/name")).isEqualTo("ada");
    assertThat(text(event, "/http/request/method")).isEqualTo("GET");
    assertThat(event.getValue("/http/response/status_code").toString()).isEqualTo("200");
    assertThat(text(event, "/url/path")).isEqualTo("/item/7");
    assertThat(text(event, "/url/query")).isEqualTo("page=2");
    assertThat(text(event, "/user_agent/original")).isEqualTo("Mozilla/5.0");
    assertThat(text(event, "/sessiontrail/trail")).isEqualTo("t-1");
    assertThat(text(event, "/sessiontrail/route")).isEqualTo("/item/{id}");
  }

  @Test
  void codes_areThoseOfTheOwaspVocabulary() throws Exception {
    List<JsonObject> events = written(EveryKind.decent());

    assertThat(text(of(events, Kind.LOGIN), "/event/code")).isEqualTo("authn_login_success");
    assertThat(text(of(events, Kind.SESSION_START), "/event/code")).isEqualTo("session_created");
    assertThat(text(of(events, Kind.STREAM_OPEN), "/event/code")).isEqualTo("sys_startup");
    assertThat(of(events, Kind.HEARTBEAT).getJsonObject("event")).doesNotContainKey("code");
  }

  @Test
  void personalValues_afterAnErasure_areShownAsErased() throws Exception {
    JsonObject event = of(written(EveryKind.erased(EveryKind.decent())), Kind.REQUEST);

    assertThat(text(event, "/user/name")).isEqualTo("[erased]");
    assertThat(text(event, "/url/path")).isEqualTo("[erased]");
    assertThat(text(event, "/source/address")).isEqualTo("[erased]");
    assertThat(event.getJsonObject("source")).doesNotContainKey("ip");
    assertThat(event.getJsonArray("tags").getString(0)).isEqualTo("erased");
  }

  @Test
  void file_endsWithItsCompleteness() throws Exception {
    List<JsonObject> events = written(EveryKind.decent());

    JsonObject last = events.get(events.size() - 1);
    JsonObject completeness = last.getJsonObject("sessiontrail").getJsonObject("completeness");
    assertThat(completeness.getInt("captured")).isEqualTo(Kind.values().length);
    assertThat(completeness.getBoolean("end")).isTrue();
    assertThat(last.getJsonObject("event")).doesNotContainKey("id");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void hostileRecords_areOneLineEach_withTypesThatEcsExpects(long seed) throws Exception {
    List<JsonObject> events = written(EveryKind.hostile(seed, 300));

    assertThat(events).hasSize(302);
    for (int i = 0; i < 300; i++) {
      JsonObject event = events.get(i + 1);
      assertThat(event.getValue("/sessiontrail/index").toString()).isEqualTo(Integer.toString(i));
      String category = event.getJsonObject("event").getJsonArray("category").getString(0);
      assertThat(EXPECTED_TYPES.get(category))
          .containsAll(
              event.getJsonObject("event").getJsonArray("type").stream()
                  .map(type -> ((JsonString) type).getString())
                  .toList());
    }
  }

  @Test
  void everyField_isPublishedWithItsType() throws Exception {
    Map<String, String> types = published();
    for (MemoryTrail trail :
        List.of(
            EveryKind.decent(), EveryKind.erased(EveryKind.decent()), EveryKind.hostile(7, 300))) {
      for (JsonObject event : written(trail)) {
        event.forEach((name, value) -> check(types, name, value));
      }
    }
  }

  private static void check(Map<String, String> types, String field, JsonValue value) {
    if (field.equals("sessiontrail")) {
      return; // our own name space
    }
    String type = types.get(field);
    if (type == null && value instanceof JsonObject object) {
      object.forEach((name, member) -> check(types, field + "." + name, member));
      return;
    }
    assertThat(type).as("type of %s", field).isNotNull();
    boolean array = types.containsKey(field + "[]");
    assertThat(value instanceof JsonArray).as("%s is an array", field).isEqualTo(array);
    for (JsonValue one :
        value instanceof JsonArray some ? some : Json.createArrayBuilder().add(value).build()) {
      assertThat(fits(String.valueOf(type), one)).as("%s %s: %s", type, field, one).isTrue();
    }
  }

  private static boolean fits(String type, JsonValue value) {
    return switch (type) {
      case "keyword", "wildcard", "match_only_text" -> value instanceof JsonString;
      case "long" -> value instanceof JsonNumber number && number.isIntegral();
      case "date" ->
          value instanceof JsonString at && OffsetDateTime.parse(at.getString()).getYear() > 0;
      case "ip" -> value instanceof JsonString ip && IpLiteral.parse(ip.getString()) != null;
      default -> false;
    };
  }

  /** Types by field; a field that is an array has an entry with brackets behind its name too. */
  private static Map<String, String> published() throws IOException {
    Path file = Schemas.published("ecs/fields.csv");
    Map<String, String> out = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> fields = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord field : fields) {
        assertThat(field.getField("ECS_Version")).isEqualTo(EcsEvents.VERSION);
        out.put(field.getField("Field"), field.getField("Type"));
        if (field.getField("Normalization").equals("array")) {
          out.put(field.getField("Field") + "[]", "");
        }
      }
    }
    return out;
  }

  private static List<JsonObject> written(MemoryTrail trail) throws Exception {
    return JsonText.lines(EveryKind.written(trail, EcsExport::new));
  }

  private static JsonObject of(List<JsonObject> events, Kind kind) {
    return events.get(1 + EveryKind.KINDS.indexOf(kind));
  }

  private static String text(JsonObject event, String pointer) {
    return ((JsonString) Json.createPointer(pointer).getValue(event)).getString();
  }
}
