package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.capture.browser.SessionConsent;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.ConsentText;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Purpose;
import org.sessiontrail.record.StoredRecord;

/** What a request keeps with and without permission, and how decisions are followed. */
final class ConsentCaptureTest {
  private static final List<String> ALL = List.of("analytics", "personalisation", "marketing");
  private static final String LANDING =
      "/shop/tea?utm_source=news&gclid=SECRET&utm_medium=email&q=x&fbclid=SECRET";

  @TempDir private Path dir;
  private @Nullable FilterRig rig;

  @AfterEach
  void stop() {
    if (rig != null) {
      rig.close();
    }
  }

  private FilterRig rig(String consent) throws Exception {
    return rig(Map.of("tracker.consent", consent));
  }

  private FilterRig rig(Map<String, String> settings) throws Exception {
    stop();
    rig = new FilterRig(dir.resolve("t" + settings.hashCode()), settings);
    return rig;
  }

  private static RigRequest landing() {
    return new RigRequest("GET", LANDING)
        .with("Referer", "https://news.example.org/today?x=1")
        .with("Accept-Language", "de-CH,de;q=0.9,en;q=0.8")
        .with("User-Agent", "Mozilla/5.0");
  }

  private static Map<String, Object> what(StoredRecord record) {
    return group(record, "what");
  }

  private static Map<String, Object> group(StoredRecord record, String name) {
    Map<String, Object> out = new TreeMap<>();
    ((Map<?, ?>) Objects.requireNonNull(record.personal().get(name)))
        .forEach((key, value) -> out.put((String) key, value));
    return out;
  }

  @Test
  void request_whereNothingIsRequired_keepsLanguageCampaignAndNamesOfClicks() throws Exception {
    FilterRig to = rig("not-required");

    to.send(landing());

    assertThat(to.last().members()).doesNotContainKeys("withheld", "vid");
    assertThat(what(to.last()))
        .isEqualTo(
            Map.of(
                "path", "/shop/tea",
                "referrer", "https://news.example.org/today",
                "language", "de-CH",
                "campaign", "utm_source=news&utm_medium=email",
                "click", "gclid,fbclid"));
  }

  @Test
  void request_whereConsentIsRequired_keepsNothingOfThat_andIsCounted() throws Exception {
    FilterRig to =
        rig(Map.of("tracker.consent", "required", "tracker.query.keep", "q,utm_source,gclid"));

    to.send(landing().in(new RigSession("s1")));

    assertThat(to.last().members()).containsEntry("withheld", ALL);
    assertThat(what(to.last())).isEqualTo(Map.of("path", "/shop/tea", "query", "q=x"));
    assertThat(group(to.last(), "who")).containsKeys("ip", "agent");
    assertThat(to.records(Kind.SESSION_START).get(0).members()).containsEntry("withheld", ALL);
    assertThat(to.records(Kind.CONSENT)).isEmpty();
    assertThat(to.suppressed()).containsEntry("consent", 1L);
  }

  @ParameterizedTest
  @CsvSource({
    "not-required, Sec-GPC, 1, true",
    "not-required, DNT, 1, true",
    "not-required, DNT, 1;extension, true",
    "not-required, DNT, 0, false",
    "not-required, Sec-GPC, 0, false",
    "cookieless, Sec-GPC, 1, true",
    "required, DNT, 1, true",
  })
  void signal_gatesTheOptionalPurposesInEveryMode(
      String mode, String header, String value, boolean gated) throws Exception {
    FilterRig to = rig(mode);
    RigSession session = new RigSession("s1");

    to.send(landing().in(session).with(header, value));
    to.send(landing().in(session).with(header, value));

    assertThat(what(to.last()).containsKey("campaign")).isNotEqualTo(gated);
    assertThat(to.last().members().get("withheld")).isEqualTo(gated ? ALL : null);
    assertThat(to.records(Kind.CONSENT)).hasSize(gated ? 1 : 0);
    if (gated) {
      assertThat(to.records(Kind.CONSENT).get(0).members())
          .containsEntry("decision", "signal")
          .containsEntry("method", "signal")
          .containsEntry("reason", "signal")
          .containsEntry("signals", List.of(header.equals("DNT") ? "dnt" : "gpc"))
          .containsEntry("withheld", ALL);
      assertThat(to.suppressed()).containsEntry("signal", 2L).doesNotContainKey("consent");
    }
  }

  @Test
  void signal_isRecordedOnceForATrail_alsoOnAnotherNode() throws Exception {
    FilterRig one = rig("required");
    RigSession session = new RigSession("s1");
    one.send(landing().in(session).with("Sec-GPC", "1"));
    RigSession moved = session.copy();

    try (FilterRig two = new FilterRig(dir.resolve("two"), Map.of("tracker.consent", "required"))) {
      two.send(landing().in(moved).with("Sec-GPC", "1"));
      assertThat(two.records(Kind.CONSENT)).isEmpty();
      two.send(landing().in(moved));
      assertThat(two.records(Kind.CONSENT)).hasSize(1);
    }
    assertThat(one.records(Kind.CONSENT)).hasSize(1);
  }

  @Test
  void consent_countsFromTheNextRequest_andItsWithdrawalToo() throws Exception {
    FilterRig to = rig("required");
    RigSession session = new RigSession("s1");
    ConsentText text = ConsentText.of("We count visits.");
    to.serving(trail -> trail.consent(Set.of(Purpose.ANALYTICS), text, "account"));
    to.send(landing().in(session));
    assertThat(to.last().members()).containsEntry("withheld", ALL);

    to.serving(trail -> assertThat(trail.consent().allows(Purpose.ANALYTICS)).isTrue());
    to.send(landing().in(session));
    assertThat(to.last().members())
        .containsEntry("withheld", List.of("personalisation", "marketing"));
    assertThat(what(to.last())).containsKey("campaign");

    to.serving(trail -> trail.withdraw());
    to.send(landing().in(session));
    to.serving(trail -> assertThat(trail.consent().reason()).isEqualTo(Consent.Reason.CONSENT));
    to.send(landing().in(session));
    assertThat(to.last().members()).containsEntry("withheld", ALL);
    assertThat(what(to.last())).containsOnlyKeys("path");

    assertThat(to.records(Kind.CONSENT))
        .extracting(record -> record.text("decision"))
        .containsExactly("given", "withdrawn");
    assertThat(to.records(Kind.CONSENT).get(0).members())
        .containsEntry("purposes", List.of("analytics"))
        .containsEntry("method", "account")
        .containsEntry("text", text.version())
        .containsKeys("sid", "exchange");
  }

  @Test
  void consent_saidTwice_isRecordedOnce() throws Exception {
    FilterRig to = rig("required");
    RigSession session = new RigSession("s1");
    ConsentText text = new ConsentText("v1");
    to.serving(
        trail -> {
          trail.consent(Set.of(Purpose.ANALYTICS), text);
          trail.consent(Set.of(Purpose.ANALYTICS, Purpose.SECURITY), text, "banner");
        });

    to.send(landing().in(session));
    to.send(landing().in(session));

    assertThat(to.records(Kind.CONSENT)).hasSize(1);
  }

  @Test
  void consent_survivesTheIdsChange_anotherNode_andALogin() throws Exception {
    FilterRig to = rig("required");
    RigSession session = new RigSession("s1");
    to.serving(trail -> trail.consent(Set.of(Purpose.ANALYTICS), new ConsentText("v1")));
    to.send(landing().in(session));
    to.serving(trail -> {});

    session.rename("s2");
    to.edge().recorder().sessionEvents().idChanged("s1", "s2");
    to.send(landing().in(session).by("ada"));
    assertThat(to.last().members())
        .containsEntry("withheld", List.of("personalisation", "marketing"));
    assertThat(to.records(Kind.LOGIN).get(0).members())
        .containsEntry("withheld", List.of("personalisation", "marketing"));

    try (FilterRig two = new FilterRig(dir.resolve("two"), Map.of("tracker.consent", "required"))) {
      two.send(landing().in(session.copy()).by("ada"));
      assertThat(what(two.last())).containsKey("campaign");
      assertThat(two.records(Kind.CONSENT)).isEmpty();
    }
  }

  @Test
  void consent_ofOneUser_isNotThatOfTheNextOnTheSameSession() throws Exception {
    FilterRig to = rig("required");
    RigSession session = new RigSession("s1");
    to.serving(trail -> trail.consent(Set.of(Purpose.ANALYTICS), new ConsentText("v1")));
    to.send(landing().in(session).by("ada"));
    to.serving(trail -> {});

    to.send(landing().in(session).by("ben"));

    assertThat(to.last().members()).containsEntry("withheld", ALL);
    assertThat(session.attributes()).isEmpty();
    to.send(landing().in(session).by("ben"));
    assertThat(what(to.last())).containsOnlyKeys("path");
  }

  @Test
  void session_remembersNothing_whereNobodyDecided() throws Exception {
    RigSession session = new RigSession("s1");

    rig("not-required").send(landing().in(session));

    assertThat(session.attributes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2|gpc", "1", "1|x|analytics|banner|||z", "1||all|banner|||5", "''"})
  void session_thatRemembersNonsense_permitsNothing(String memo) throws Exception {
    RigSession session = new RigSession("s1");
    session.setAttribute(SessionConsent.ATTRIBUTE, memo);
    FilterRig to = rig("required");

    to.send(landing().in(session));

    assertThat(to.last().members()).containsEntry("withheld", ALL);
    assertThat(to.suppressed()).doesNotContainKey("capture-error");
  }

  @Test
  void referrer_ofTheSameHost_isNotKept() throws Exception {
    FilterRig to = rig("not-required");

    to.send(new RigRequest("GET", "/shop/").with("Referer", "https://Shop.example.com/shop/tea"));
    assertThat(what(to.last())).containsOnlyKeys("path");
    to.send(new RigRequest("GET", "/shop/").with("Referer", "https://shop.example.com.evil/x"));
    assertThat(what(to.last())).containsKey("referrer");
  }

  @Test
  void action_carriesWhatItsTrailPermits() throws Exception {
    FilterRig to = rig("required");
    to.serving(trail -> trail.record("cart.add"));

    to.send(landing().in(new RigSession("s1")));

    assertThat(to.records(Kind.ACTION).get(0).members()).containsEntry("withheld", ALL);
  }

  @Test
  void visitor_whereNothingIsOnTheDevice_isCountedByAnIdOfTheDay() throws Exception {
    FilterRig to = rig(Map.of("tracker.consent", "cookieless", "tracker.address", "none"));

    to.send(landing().in(new RigSession("s1")));
    String id = Objects.requireNonNull(to.last().text("vid"));
    assertThat(to.last().members())
        .containsEntry("withheld", List.of("personalisation", "marketing"));
    assertThat(to.records(Kind.SESSION_START).get(0).members()).containsEntry("vid", id);
    to.send(landing());
    assertThat(to.last().members()).containsEntry("vid", id).doesNotContainKey("sid");
    to.send(landing().from("198.51.100.7"));
    assertThat(to.last().text("vid")).isNotNull().isNotEqualTo(id);
    to.clock.advance(Duration.ofDays(1));
    to.send(landing());
    assertThat(to.last().text("vid")).isNotNull().isNotEqualTo(id);
    to.send(landing().with("DNT", "1"));
    assertThat(to.last().members()).doesNotContainKey("vid").containsEntry("withheld", ALL);
  }

  @Test
  void visitor_whoAgreed_isCountedByTheSession() throws Exception {
    FilterRig to = rig("cookieless");
    RigSession session = new RigSession("s1");
    to.serving(trail -> trail.consent(Set.of(Purpose.ANALYTICS), new ConsentText("v1")));
    to.send(landing().in(session));

    to.send(landing().in(session));

    assertThat(to.last().members()).doesNotContainKey("vid");
    assertThat(what(to.last())).containsKey("campaign");
  }
}
