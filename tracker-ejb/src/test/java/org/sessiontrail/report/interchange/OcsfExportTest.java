package org.sessiontrail.report.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailQuery;

class OcsfExportTest {
  @Test
  void request_isHttpActivity() throws Exception {
    JsonObject event = of(Kind.REQUEST);

    assertThat(event.getInt("class_uid")).isEqualTo(4002);
    assertThat(event.getInt("type_uid")).isEqualTo(400203);
    assertThat(text(event, "/http_request/url/path")).isEqualTo("/item/7");
    assertThat(text(event, "/http_request/url/query_string")).isEqualTo("page=2");
    assertThat(text(event, "/http_request/http_method")).isEqualTo("GET");
    assertThat(text(event, "/src_endpoint/ip")).isEqualTo("192.0.2.7");
    assertThat(text(event, "/dst_endpoint/svc_name")).isEqualTo("shop.example.com");
    assertThat(text(event, "/actor/user/name")).isEqualTo("ada");
    assertThat(text(event, "/actor/session/uid")).isEqualTo("t-1");
    assertThat(event.getJsonObject("http_response").getInt("code")).isEqualTo(200);
    assertThat(event.getInt("status_id")).isEqualTo(1);
    assertThat(event.getJsonObject("metadata").getInt("sequence")).isEqualTo(14);
    assertThat(text(event, "/metadata/uid")).isEqualTo("13");
    assertThat(text(event, "/metadata/log_name")).isEqualTo("shop.example.com");
    assertThat(text(event, "/unmapped/sessiontrail/route")).isEqualTo("/item/{id}");
  }

  @Test
  void login_isAuthentication() throws Exception {
    JsonObject event = of(Kind.LOGIN);

    assertThat(event.getInt("type_uid")).isEqualTo(300201);
    assertThat(text(event, "/user/name")).isEqualTo("ada");
    assertThat(text(event, "/session/uid")).isEqualTo("t-1");
    assertThat(text(event, "/metadata/event_code")).isEqualTo("authn_login_success");
  }

  @Test
  void personalValues_afterAnErasure_areShownAsErased() throws Exception {
    List<JsonObject> events =
        JsonText.lines(EveryKind.written(EveryKind.erased(EveryKind.decent()), OcsfExport::new));

    JsonObject request = of(events, Kind.REQUEST);
    assertThat(text(request, "/http_request/url/path")).isEqualTo("[erased]");
    assertThat(text(request, "/actor/user/name")).isEqualTo("[erased]");
    assertThat(request.getValue("/unmapped/sessiontrail/erased").toString()).isEqualTo("2");
    assertThat(text(of(events, Kind.LOGIN), "/user/name")).isEqualTo("[erased]");
    assertThat(of(events, Kind.SESSION_START).getJsonObject("actor")).doesNotContainKey("user");
  }

  @Test
  void file_beginsWithTheReportAndEndsWithItsCompleteness() throws Exception {
    List<JsonObject> events =
        JsonText.lines(EveryKind.written(EveryKind.decent(), OcsfExport::new));

    assertThat(text(events.get(0), "/unmapped/sessiontrail/report/app"))
        .isEqualTo("shop.example.com");
    JsonObject last = events.get(events.size() - 1);
    JsonObject completeness = last.getValue("/unmapped/sessiontrail/completeness").asJsonObject();
    assertThat(completeness.getInt("captured")).isEqualTo(Kind.values().length);
    assertThat(completeness.getInt("gaps")).isEqualTo(12);
    assertThat(completeness.getBoolean("end")).isTrue();
  }

  @Test
  void file_ofAReportThatBrokeOff_hasNoCompleteness() {
    MemoryTrail trail = EveryKind.decent().failAfter(3, new IOException("connection reset"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(
            () ->
                EveryKind.report(trail)
                    .write(TrailQuery.all(), new OcsfExport(out), AuditReport.Progress.NONE))
        .hasMessage("connection reset");
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("completeness");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void hostileRecords_areOneLineEach_andLoseNothing(long seed) throws Exception {
    MemoryTrail trail = EveryKind.hostile(seed, 300);

    List<JsonObject> events = JsonText.lines(EveryKind.written(trail, OcsfExport::new));

    assertThat(events).hasSize(302);
    for (int i = 0; i < 300; i++) {
      JsonObject event = events.get(i + 1);
      assertThat(text(event, "/metadata/uid")).isEqualTo(Integer.toString(i));
      Object path = trail.get(i).stored().personal().get("what");
      if (path instanceof Map<?, ?> what) {
        assertThat(text(event, "/http_request/url/path"))
            .isEqualTo(HostileText.stored(String.valueOf(what.get("path"))));
      }
    }
  }

  private static JsonObject of(Kind kind) throws Exception {
    return of(JsonText.lines(EveryKind.written(EveryKind.decent(), OcsfExport::new)), kind);
  }

  private static JsonObject of(List<JsonObject> events, Kind kind) {
    return events.get(1 + EveryKind.KINDS.indexOf(kind));
  }

  private static String text(JsonObject event, String pointer) {
    return ((JsonString) Json.createPointer(pointer).getValue(event)).getString();
  }
}
