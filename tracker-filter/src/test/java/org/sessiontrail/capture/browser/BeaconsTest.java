package org.sessiontrail.capture.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.capture.RecorderFixture;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.BrowserConfig;
import org.sessiontrail.config.TrackerConfig.ConsentMode;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.TestConfig;

final class BeaconsTest {
  private static final String EVENTS =
      ",{\"event\":\"view\",\"offset\":0,\"title\":\"Tea of anna@example.com\",\"referrer\":"
          + "\"https://search.example/?q=secret\"},"
          + "{\"event\":\"click\",\"offset\":4100,\"element\":\"buy\"}]";

  @TempDir private Path dir;
  private RecorderFixture fixture;
  private Beacons beacons;

  @BeforeEach
  void start() {
    start(ConsentMode.NOT_REQUIRED, 1_000);
  }

  private void start(ConsentMode consent, int rate) {
    TrackerConfig config =
        TestConfig.with(
            TestConfig.in(dir.resolve(consent + "-" + rate)),
            new BrowserConfig(true, List.of("q"), rate, consent));
    if (fixture != null) {
      fixture.stop();
    }
    fixture = new RecorderFixture(config);
    beacons = new Beacons(fixture.recorder, config, "/app");
    fixture.start();
  }

  @AfterEach
  void stop() {
    fixture.stop();
  }

  private static String head(String page, int number, String path) {
    return "[1,{\"page\":\"%s\",\"n\":%d,\"clock\":1767600000000,\"sent\":5200,\"path\":\"%s\"}"
        .formatted(page, number, path);
  }

  private static String batch(int number) {
    return head("k3v9x1q8", number, "/app/item/4711") + EVENTS;
  }

  private void take(BeaconRequest request, @Nullable String session) {
    beacons.take(
        request,
        (from, make) ->
            new PageVisitor(session == null ? null : RecorderFixture.session(session), null, null));
  }

  private List<StoredRecord> told() {
    return fixture.recorded().stream().filter(r -> r.kind() == Kind.PAGE_EVENT).toList();
  }

  @Test
  void take_recordsEventsOnTheTrailOfTheSession_withBothTimes() {
    fixture.recorder.enterTrail(RecorderFixture.session("s1"), null, fixture.recorder.undecided());
    take(BeaconRequest.of(batch(1)), "s1");

    List<String> trails =
        fixture.recorded().stream()
            .filter(r -> r.kind() == Kind.SESSION_START)
            .map(r -> String.valueOf(r.text("sid")))
            .toList();
    assertThat(trails).hasSize(1);
    assertThat(told()).hasSize(2).allMatch(r -> trails.contains(String.valueOf(r.text("sid"))));
    assertThat(told().get(0).members())
        .containsEntry("event", "view")
        .containsEntry("page", "k3v9x1q8")
        .containsEntry("route", "/app/item/{id}")
        .containsEntry("offset", 0L)
        .containsEntry("age", 5200L)
        .containsEntry("clientAt", TrailClock.format(1_767_599_994_800_000L))
        .extractingByKey("at")
        .asString()
        .startsWith("2026-01-05T10:00:00.0000");
    assertThat(told().get(1).members()).containsEntry("age", 1100L);
  }

  @Test
  void take_keepsTextsAsPersonalValuesOnly_redacted() {
    take(BeaconRequest.of(batch(1)), "s1");

    Map<?, ?> what =
        (Map<?, ?>) java.util.Objects.requireNonNull(told().get(0).personal().get("what"));
    assertThat(what.get("path")).isEqualTo("/app/item/4711");
    assertThat(what.get("referrer")).isEqualTo("https://search.example/");
    assertThat(String.valueOf(what.get("title"))).startsWith("Tea of ");
    assertThat(what.toString()).doesNotContain("anna@example.com", "secret");
    assertThat(new String(told().get(1).leaf(), StandardCharsets.UTF_8)).doesNotContain("buy");
    assertThat(told().get(1).personal()).containsEntry("what", Map.of("element", "buy"));
  }

  /** A session that ends while its page tells something must not get another trail by that. */
  @ParameterizedTest
  @CsvSource({"ended", "''"})
  void take_withoutALiveTrail_recordsOnNone(String session) {
    take(BeaconRequest.of(batch(1)), session.isEmpty() ? null : session);

    assertThat(told()).hasSize(2).allMatch(record -> record.text("sid") == null);
    assertThat(fixture.recorded()).noneMatch(record -> record.kind() == Kind.SESSION_START);
  }

  @Test
  void take_ofTheSameBatchAgain_recordsNothing() {
    take(BeaconRequest.of(batch(2)), "s1");
    take(BeaconRequest.of(batch(1)), "s1");
    take(BeaconRequest.of(batch(2)), "s1");
    take(BeaconRequest.of(batch(1)), "s1");

    assertThat(told()).hasSize(4);
    assertThat(fixture.suppressed()).containsEntry("beacon-repeated", 2L);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site, ",
    "Sec-Fetch-Site, same-site, ",
    "Sec-Fetch-Site, none, ",
    "Sec-Fetch-Site, , ",
    "Sec-Fetch-Site, , https://evil.example",
    "Sec-Fetch-Site, , null",
    "Sec-Fetch-Site, , https://shop.example.com.evil.example",
    "Sec-Fetch-Site, , shop.example.com",
  })
  void take_fromElsewhere_isCounted(
      String header, @Nullable String value, @Nullable String origin) {
    take(BeaconRequest.of(batch(1)).with(header, value).with("Origin", origin), "s1");

    assertThat(told()).isEmpty();
    assertThat(fixture.suppressed()).containsExactly(Map.entry("beacon-origin", 1L));
  }

  @Test
  void take_fromAnOlderBrowser_goesByItsOrigin() {
    take(
        BeaconRequest.of(batch(1))
            .with("Sec-Fetch-Site", null)
            .with("Origin", "https://Shop.example.com"),
        "s1");

    assertThat(told()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-GPC", "DNT"})
  void take_withTheVisitorsSignal_keepsNothing(String signal) {
    take(BeaconRequest.of(batch(1)).with(signal, "1"), "s1");

    assertThat(fixture.suppressed()).containsExactly(Map.entry("beacon-signal", 1L));
    assertThat(fixture.recorded())
        .noneMatch(r -> r.kind() == Kind.PAGE_EVENT || r.kind() == Kind.SESSION_START);
  }

  @Test
  void take_whereConsentIsRequired_keepsNothing() {
    start(ConsentMode.REQUIRED, 1_000);

    take(BeaconRequest.of(batch(1)), "s1");

    assertThat(fixture.suppressed()).containsExactly(Map.entry("beacon-consent", 1L));
    assertThat(told()).isEmpty();
  }

  @Test
  void take_cookieless_tiesNothingToTheTrail() {
    start(ConsentMode.COOKIELESS, 1_000);
    fixture.recorder.enterTrail(RecorderFixture.session("s1"), "ada", fixture.recorder.undecided());

    beacons.take(
        BeaconRequest.of(batch(1)),
        (from, make) -> new PageVisitor(RecorderFixture.session("s1"), null, "ofToday"));

    assertThat(told()).hasSize(2).allMatch(record -> record.text("sid") == null);
    assertThat(told()).noneMatch(record -> record.personal().containsKey("who"));
    assertThat(told()).allMatch(record -> "ofToday".equals(record.text("vid")));
    assertThat(told())
        .allMatch(
            record ->
                List.of("personalisation", "marketing").equals(record.members().get("withheld")));
  }

  @Test
  void take_ofAFloodInOneSession_leavesOthersAlone() {
    int taken = BeaconRate.SESSION_BURST / 2;
    for (int i = 1; i <= taken + 10; i++) {
      take(BeaconRequest.of(batch(i)), "flood");
    }
    take(BeaconRequest.of(batch(1)), "calm");

    assertThat(told()).hasSize(2 * taken + 2);
    fixture.clock().advance(Duration.ofSeconds(1));
    take(BeaconRequest.of(batch(taken + 20)), "flood");
    assertThat(told()).hasSize(2 * taken + 4);
    assertThat(fixture.suppressed()).containsEntry("beacon-rate", 10L);
  }

  @Test
  void take_ofAFloodFromManySessions_isBoundedAltogether() {
    start(ConsentMode.NOT_REQUIRED, 10);
    for (int i = 0; i < 100; i++) {
      take(BeaconRequest.of(batch(1)), "s" + i);
    }

    assertThat(told()).hasSize(50);
    assertThat(fixture.suppressed()).containsEntry("beacon-rate", 75L);
  }

  @Test
  void take_ofAnExcludedPage_keepsNothing() {
    take(BeaconRequest.of(head("k3v9x1q8", 1, "/app/shop.css") + EVENTS), "s1");

    assertThat(told()).isEmpty();
    assertThat(fixture.suppressed()).containsEntry("excluded", 1L);
  }

  @Test
  void take_ofPagesThatAreNone_leavesTheRoutesOfRequestsAlone() {
    for (int i = 0; i < 3_000; i++) {
      fixture.clock().advance(Duration.ofMillis(500));
      String path =
          "/app/" + Integer.toString(i, 26).replaceAll("\\d", "x") + "word" + (char) (97 + i % 26);
      take(BeaconRequest.of(head("k3v9x1q8", i + 1, path) + EVENTS), null);
    }

    assertThat(fixture.recorder.policy().route("/app/fresh", 200)).isEqualTo("/app/fresh");
  }

  @Test
  void take_ofLargeOrStrangeBodies_countsThem() {
    String large = head("k3v9x1q8", 1, "/app/" + "x".repeat(17_000)) + EVENTS;
    take(BeaconRequest.of(large), "s1");
    take(BeaconRequest.of(large).with("Transfer-Encoding", "chunked"), "s1");
    take(BeaconRequest.of(batch(1)).with("Content-Type", "multipart/form-data"), "s1");
    take(BeaconRequest.of(batch(1)).with("Content-Type", null), "s1");
    take(new BeaconRequest(new byte[] {'[', (byte) 0xc3, ']'}), "s1");
    take(BeaconRequest.of(""), "s1");

    assertThat(told()).isEmpty();
    assertThat(fixture.suppressed()).containsExactly(Map.entry("beacon-malformed", 6L));
  }

  /** Bodies that were good and then damaged, and bodies that never were. */
  @Test
  void take_ofHostileBodies_neverFailsAndCountsEach() {
    Random random = new Random(20260105);
    int bodies = 4_000;
    for (int i = 0; i < bodies; i++) {
      fixture.clock().advance(Duration.ofSeconds(1));
      take(new BeaconRequest(hostile(random, i)), "s" + i % 50);
    }

    long batches =
        told().stream().map(r -> r.text("page") + r.members().get("at")).distinct().count();
    Map<String, Long> counted = fixture.suppressed();
    assertThat(counted.keySet()).isSubsetOf("beacon-malformed", "beacon-repeated");
    assertThat(counted.getOrDefault("beacon-malformed", 0L)).isGreaterThan(bodies / 2);
    assertThat(batches).isPositive();
    assertThat(told())
        .allSatisfy(
            r -> assertThat(r.leaf().length + r.personal().toString().length()).isLessThan(8_000));
  }

  private static byte[] hostile(Random random, int number) {
    byte[] body = batch(number + 1).getBytes(StandardCharsets.UTF_8);
    switch (random.nextInt(4)) {
      case 0 -> body = java.util.Arrays.copyOf(body, random.nextInt(body.length));
      case 1 -> {
        for (int i = random.nextInt(8); i >= 0; i--) {
          body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
      }
      case 2 -> body = ("[".repeat(random.nextInt(6_000)) + "]").getBytes(StandardCharsets.UTF_8);
      default -> {
        body = new byte[random.nextInt(3_000)];
        random.nextBytes(body);
      }
    }
    return body;
  }
}
