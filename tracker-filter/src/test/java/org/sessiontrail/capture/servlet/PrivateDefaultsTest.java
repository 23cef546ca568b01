package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** What is kept of a person where nobody configured anything: this and nothing else. */
final class PrivateDefaultsTest {
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2VjcmV0";

  @TempDir private Path dir;

  private static RigRequest request(String method, String target) {
    return new RigRequest(method, target)
        .from("203.0.113.9")
        .by("ada")
        .in(new RigSession("RAW-SESSION-ID"))
        .with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0")
        .with("Accept-Language", "de-CH,de;q=0.9")
        .with("Referer", "https://news.example.org/today?reader=77")
        .with("Cookie", "JSESSIONID=RAW-SESSION-ID; tracking=COOKIE-VALUE")
        .with("Authorization", "Bearer " + TOKEN)
        .with("X-Forwarded-For", "198.51.100.23")
        .form("password=FORM-SECRET&name=FORM-VALUE");
  }

  private static Map<String, Object> personal(StoredRecord record) {
    Map<String, Object> out = new TreeMap<>();
    record
        .personal()
        .forEach(
            (group, values) ->
                ((Map<?, ?>) values).forEach((name, value) -> out.put(group + "." + name, value)));
    return out;
  }

  @Test
  void request_whereNothingIsConfigured_keepsThisOfThePerson() throws Exception {
    try (FilterRig rig = new FilterRig(dir, Map.of())) {
      rig.send(
          request("POST", "/shop/tea/4711?q=my+illness&card=4111111111111111&utm_source=news"));

      assertThat(personal(rig.last()))
          .isEqualTo(
              Map.of(
                  "who.user", "ada",
                  "who.ip", "203.0.113.0",
                  "who.agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0",
                  "what.path", "/shop/tea/4711",
                  "what.referrer", "https://news.example.org/today",
                  "what.language", "de-CH",
                  "what.campaign", "utm_source=news"));
    }
  }

  @Test
  void sixthVersion_isKeptAsItsNetwork() throws Exception {
    try (FilterRig rig = new FilterRig(dir, Map.of())) {
      rig.send(request("GET", "/shop/").from("2001:db8:1:2:3:4:5:6"));

      assertThat(personal(rig.last())).containsEntry("who.ip", "2001:db8:1::");
    }
  }

  @Test
  void nothingThatWasSent_isKeptBesides() throws Exception {
    try (FilterRig rig = new FilterRig(dir, Map.of())) {
      rig.serving(trail -> trail.record("note.write", Map.of("password", "DETAIL-SECRET")));
      rig.send(
          request("POST", "/shop/reset/" + TOKEN + "?token=QUERY-SECRET&mail=ada@example.com"));

      List<String> all = new ArrayList<>();
      for (StoredRecord record : rig.records()) {
        all.add(record.members().toString());
        all.add(record.personal().toString());
      }
      assertThat(String.join("\n", all))
          .doesNotContain(
              "203.0.113.9",
              "198.51.100.23",
              "RAW-SESSION-ID",
              "COOKIE-VALUE",
              TOKEN,
              "FORM-SECRET",
              "FORM-VALUE",
              "DETAIL-SECRET",
              "QUERY-SECRET",
              "ada@example.com",
              "reader=77");
    }
  }

  @Test
  void personalFields_areNeverInTheLeaf() throws Exception {
    try (FilterRig rig = new FilterRig(dir, Map.of())) {
      rig.send(request("GET", "/shop/tea"));

      Set<String> kinds = new TreeSet<>();
      for (StoredRecord record : rig.records()) {
        assertThat(record.members().toString()).doesNotContain("ada", "203.0", "Firefox", "/today");
        kinds.add(record.kind().id());
      }
      assertThat(kinds).contains(Kind.REQUEST.id(), Kind.LOGIN.id(), Kind.SESSION_START.id());
    }
  }
}
