package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Kind;

/** The form of a banner and what it is told. */
final class ConsentEndpointTest {
  private static final String PLACE = "/shop/tracker/consent";

  @TempDir private Path dir;
  private FilterRig rig;

  @BeforeEach
  void start() throws Exception {
    rig =
        new FilterRig(
            dir, Map.of("tracker.consent", "required", "tracker.browser.enabled", "false"));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private static RigRequest post(String form) {
    return new RigRequest("POST", PLACE).form(form);
  }

  @Test
  void post_isTheDecisionOfTheSession_andAnsweredWithout() throws Exception {
    RigSession session = new RigSession("s1");
    rig.send(new RigRequest("GET", "/shop/").in(session));

    RigResponse response =
        rig.send(post("purpose=analytics&text=v7&jurisdiction=DE&method=banner").in(session));

    assertThat(response.getStatus()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(rig.records(Kind.CONSENT)).hasSize(1);
    assertThat(rig.records(Kind.CONSENT).get(0).members())
        .containsEntry("decision", "given")
        .containsEntry("purposes", List.of("analytics"))
        .containsEntry("text", "v7")
        .containsEntry("jurisdiction", "DE")
        .containsEntry("sid", rig.last().text("sid"));
    rig.send(new RigRequest("GET", "/shop/").in(session));
    assertThat(rig.last().members())
        .containsEntry("withheld", List.of("personalisation", "marketing"));
    assertThat(rig.records(Kind.REQUEST)).hasSize(2);
  }

  @Test
  void post_withAPageToReturnTo_leadsThere() throws Exception {
    RigResponse response =
        rig.send(post("purpose=none&return=%2Fshop%2F%3Fa%3Db").in(new RigSession("s1")));

    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getHeader("Location")).isEqualTo("/shop/?a=b");
    assertThat(rig.records(Kind.CONSENT).get(0).text("decision")).isEqualTo("withdrawn");
  }

  @Test
  void post_withoutASession_makesOneToRememberIt() throws Exception {
    RigRequest request = post("purpose=all");

    rig.send(request);

    RigSession made = java.util.Objects.requireNonNull(request.session());
    rig.send(new RigRequest("GET", "/shop/").in(made));
    assertThat(rig.last().members()).doesNotContainKey("withheld");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x=1",
        "text=v1",
        "purpose=security",
        "purpose=everything",
        "purpose=all&return=https://evil.example/",
        "purpose=all&return=//evil.example/",
        "purpose=all&return=/%5Cevil.example",
        "purpose=all&return=/a%0d%0aSet-Cookie:b",
        "purpose=all&text=%3Cscript%3E",
        "purpose=all&method=Banner!",
        "purpose=all&jurisdiction=germany",
        "purpose=%zz",
        "purpose=all&a&b=c",
      })
  void post_thatNoFormOfOursSends_isRefusedAndReflectsNothing(String form) throws Exception {
    RigRequest request = post(form);

    RigResponse response = rig.send(request);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.body()).isEmpty();
    assertThat(response.getHeader("Location")).isNull();
    assertThat(request.session()).isNull();
    assertThat(rig.records(Kind.CONSENT)).isEmpty();
    assertThat(rig.suppressed()).containsEntry("consent-malformed", 1L);
  }

  @ParameterizedTest
  @CsvSource({"cross-site", "same-site", "none"})
  void post_fromElsewhere_isRefused(String site) throws Exception {
    RigResponse response =
        rig.send(post("purpose=all").with("Sec-Fetch-Site", site).in(new RigSession("s1")));

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(rig.records(Kind.CONSENT)).isEmpty();
    assertThat(rig.suppressed()).containsEntry("consent-origin", 1L);
  }

  @Test
  void post_thatIsTooLargeOrNoForm_isRefused() throws Exception {
    assertThat(rig.send(post("purpose=all&text=" + "x".repeat(4_000))).getStatus()).isEqualTo(400);
    assertThat(rig.send(post("{}").with("Content-Type", "application/json")).getStatus())
        .isEqualTo(400);
  }

  @Test
  void post_inAFlood_isRefused() throws Exception {
    int taken = 0;
    for (int i = 0; i < 200; i++) {
      taken += rig.send(post("purpose=all").in(new RigSession("s1"))).getStatus() == 204 ? 1 : 0;
    }

    assertThat(taken).isEqualTo(50);
    assertThat(rig.records(Kind.CONSENT)).hasSize(1);
  }

  @Test
  void get_tellsWhatCountsForTheOwnSession() throws Exception {
    RigSession session = new RigSession("s1");
    rig.send(post("purpose=analytics&text=v7").in(session));

    RigResponse response = rig.send(new RigRequest("GET", PLACE).in(session));

    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getContentType()).isEqualTo("application/json");
    assertThat(response.body())
        .isEqualTo(
            "{\"decided\":true,\"granted\":[\"analytics\"],\"mode\":\"required\","
                + "\"permitted\":[\"analytics\"],\"reason\":\"consent\",\"signals\":[],"
                + "\"text\":\"v7\"}");
    assertThat(rig.send(new RigRequest("GET", PLACE).with("DNT", "1").in(session)).body())
        .contains("\"permitted\":[]", "\"reason\":\"signal\"");
    assertThat(rig.send(new RigRequest("GET", PLACE)).body()).contains("\"decided\":false");
  }
}
