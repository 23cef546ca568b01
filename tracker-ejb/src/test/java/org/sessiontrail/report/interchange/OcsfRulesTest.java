package org.sessiontrail.report.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.report.MemoryTrail;

/** Events against what OCSF asks of their classes, in every build. */
class OcsfRulesTest {
  @Test
  void everyKind_keepsToTheRules() throws Exception {
    assertNoFindings(EveryKind.decent());
    assertNoFindings(EveryKind.erased(EveryKind.decent()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void hostileRecords_keepToTheRules(long seed) throws Exception {
    assertNoFindings(EveryKind.hostile(seed, 300));
    assertNoFindings(EveryKind.erased(EveryKind.hostile(seed, 300)));
  }

  @Test
  void rules_findWhatIsWrong() throws Exception {
    JsonObject login = of(3002);
    JsonObject bad =
        Json.createObjectBuilder(login)
            .remove("user")
            .remove("service")
            .add("activity_id", 42)
            .add("colour", "red")
            .add("time", "noon")
            .add("severity_id", 7)
            .add("src_endpoint", Json.createObjectBuilder().add("ip", "nowhere").add("city", "x"))
            .build();

    assertThat(OcsfRules.findings(bad))
        .containsExactlyInAnyOrder(
            "activity_id 42",
            "type_uid",
            "severity_id",
            "time is no milliseconds: \"noon\"",
            "user is missing",
            "none of [service, dst_endpoint]",
            "colour is unknown here",
            "time is no whole number",
            "src_endpoint.ip is no I: \"nowhere\"",
            "src_endpoint.city is unknown");
  }

  @Test
  void rules_knowTheActorOfTheHostProfileOnly() throws Exception {
    JsonObject request = of(4002);
    JsonObject metadata =
        Json.createObjectBuilder(request.getJsonObject("metadata")).remove("profiles").build();
    JsonObject bad = Json.createObjectBuilder(request).add("metadata", metadata).build();

    assertThat(OcsfRules.findings(request)).isEmpty();
    assertThat(OcsfRules.findings(bad)).containsExactly("actor is unknown here");
    assertThat(
            OcsfRules.findings(
                Json.createObjectBuilder(request)
                    .remove("http_request")
                    .remove("http_response")
                    .build()))
        .containsExactly("none of [http_request, http_response]");
  }

  private static JsonObject of(int uid) throws Exception {
    return JsonText.lines(EveryKind.written(EveryKind.decent(), OcsfExport::new)).stream()
        .filter(event -> event.getInt("class_uid") == uid)
        .findFirst()
        .orElseThrow();
  }

  private static void assertNoFindings(MemoryTrail trail) throws Exception {
    List<JsonObject> events = JsonText.lines(EveryKind.written(trail, OcsfExport::new));
    assertThat(events).hasSize((int) trail.size() + 2);
    for (JsonObject event : events) {
      assertThat(OcsfRules.findings(event)).as("%s", event).isEmpty();
    }
  }
}
