package org.sessiontrail.report.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.MemoryTrail;

class EcsExportTest {
  @Test
  void request_hasTheFieldsOfItsCategory() throws Exception {
    JsonObject event = of(written(EveryKind.decent()), Kind.REQUEST);

    assertThat(text(event, "/@timestamp")).isEqualTo("2026-01-05T10:00:00.014000Z");
    assertThat(text(event, "/ecs/version")).isEqualTo("9.4.0");
    assertThat(text(event, "/event/id")).isEqualTo("shop.example.com/13");
    assertThat(event.getJsonObject("event").getJsonArray("category").getString(0)).isEqualTo("web");
    assertThat(text(event, "/event/outcome")).isEqualTo("success");
    assertThat(event.getJsonObject("event").getInt("sequence")).isEqualTo(14);
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
  void refusedLogin_toldByTheApplication_hasTheCodeOfAFailedOne() throws Exception {
    MemoryTrail trail =
        new MemoryTrail()
            .add(
                Fact.of(Kind.ACTION, MemoryTrail.TEN)
                    .on("t-1")
                    .put("name", "login")
                    .put("outcome", "refused")
                    .put("ms", 0L)
                    .build());

    assertThat(text(written(trail).get(1), "/event/code")).isEqualTo("authn_login_fail");
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
  void hostileRecords_areOneLineEach(long seed) throws Exception {
    List<JsonObject> events = written(EveryKind.hostile(seed, 300));

    assertThat(events).hasSize(302);
    for (int i = 0; i < 300; i++) {
      JsonObject event = events.get(i + 1);
      assertThat(event.getValue("/sessiontrail/index").toString()).isEqualTo(Integer.toString(i));
    }
  }

  @Test
  void everyDocument_fitsThePublishedFields() throws Exception {
    EcsSchema schema = EcsSchema.published();
    assertThat(schema.version()).isEqualTo(EcsEvents.VERSION);
    for (MemoryTrail trail :
        List.of(
            EveryKind.decent(),
            EveryKind.erased(EveryKind.decent()),
            EveryKind.hostile(7, 300),
            EveryKind.hostile(8, 300),
            EveryKind.erased(EveryKind.hostile(9, 300)))) {
      for (JsonObject event : written(trail)) {
        assertThat(schema.findings(event, "sessiontrail")).as("%s", event).isEmpty();
      }
    }
  }

  @Test
  void publishedFields_findWhatIsWrong() throws Exception {
    EcsSchema schema = EcsSchema.published();
    JsonObject good = of(written(EveryKind.decent()), Kind.REQUEST);
    JsonObject event =
        Json.createObjectBuilder(good.getJsonObject("event"))
            .add("outcome", "fine")
            .add("category", "web")
            .add("type", Json.createArrayBuilder().add("deletion"))
            .add("duration", "long")
            .build();
    JsonObject bad =
        Json.createObjectBuilder(good)
            .remove("ecs")
            .add("colour", "red")
            .add("@timestamp", "noon")
            .add("source", Json.createObjectBuilder().add("ip", "nowhere"))
            .add("event", Json.createObjectBuilder(event).remove("category"))
            .build();
    JsonObject pair =
        Json.createObjectBuilder(good)
            .add(
                "event",
                Json.createObjectBuilder(event)
                    .remove("outcome")
                    .remove("duration")
                    .add("category", Json.createArrayBuilder().add("web")))
            .build();

    assertThat(schema.findings(bad, "sessiontrail"))
        .containsExactlyInAnyOrder(
            "ecs is missing",
            "colour is unknown",
            "@timestamp is no date: \"noon\"",
            "source.ip is no ip: \"nowhere\"",
            "event.outcome may not be \"fine\"",
            "event.duration is no long: \"long\"");
    assertThat(schema.findings(pair, "sessiontrail"))
        .containsExactly("event.type \"deletion\" does not go with [\"web\"]");
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
