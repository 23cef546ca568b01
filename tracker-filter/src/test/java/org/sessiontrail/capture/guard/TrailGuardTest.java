package org.sessiontrail.capture.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestType;

final class TrailGuardTest {
  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36";
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final String HOME = "203.0.113.7";
  private static final String ELSEWHERE = "198.51.100.9";
  private static final long T0 = 1_772_359_200_000_000L;
  private static final long SECOND = 1_000_000;

  private final TrailWatch watch = new TrailWatch();

  private static RequestFacts facts(
      long second, String method, String path, @Nullable String agent, @Nullable String address) {
    return new RequestFacts(T0 + second * SECOND, method, path, null, null, agent, address, null);
  }

  private static DetectConfig enforced(DetectRule... rules) {
    DetectConfig out = new DetectConfig(true, Map.of(), List.of(), List.of("/.env"), List.of());
    for (DetectRule each : rules) {
      RuleSettings settings = out.of(each);
      out = out.with(each, settings.enforce(true));
    }
    return out;
  }

  private void take(DetectConfig config, RequestFacts... all) {
    TrailGuard guard = new TrailGuard(config);
    for (RequestFacts each : all) {
      guard.arrived(watch, each, RequestType.PAGE, null);
    }
  }

  @Test
  void arrived_whenClientAndNetworkChange_asksForAChallenge() {
    take(
        enforced(DetectRule.D03),
        facts(0, "GET", "/a", CHROME, HOME),
        facts(1, "GET", "/b", FIREFOX, ELSEWHERE));

    assertThat(watch.verdict(T0 + SECOND)).isEqualTo(Verdict.CHALLENGE);
    assertThat(watch.hasNoticed(DetectRule.D03)).isTrue();
  }

  @Test
  void arrived_whenTheUserIsAllowed_looksAway() {
    DetectConfig config = enforced(DetectRule.D03);
    TrailGuard guard =
        new TrailGuard(
            new DetectConfig(
                true,
                config.rules(),
                List.of("user:ada@2026-03-01", "198.51.100.0/24"),
                List.of(),
                List.of()));

    guard.arrived(watch, facts(0, "GET", "/a", CHROME, HOME), RequestType.PAGE, "ada");
    guard.arrived(watch, facts(1, "GET", "/b", FIREFOX, "192.0.2.1"), RequestType.PAGE, "ada");
    guard.arrived(watch, facts(2, "GET", "/b", CHROME, ELSEWHERE), RequestType.PAGE, "bob");

    assertThat(watch.verdict(T0 + 2 * SECOND)).isEqualTo(Verdict.ALLOW);
    long dayLater = 86_400;
    guard.arrived(watch, facts(dayLater, "GET", "/a", CHROME, HOME), RequestType.PAGE, "ada");
    guard.arrived(
        watch, facts(dayLater + 1, "GET", "/b", FIREFOX, "192.0.2.1"), RequestType.PAGE, "ada");
    assertThat(watch.verdict(T0 + (dayLater + 1) * SECOND)).isEqualTo(Verdict.CHALLENGE);
  }

  @Test
  void arrived_whenOnlyObserving_allows() {
    take(
        DetectConfig.standard(),
        facts(0, "GET", "/a", CHROME, HOME),
        facts(1, "GET", "/b", FIREFOX, ELSEWHERE));

    assertThat(watch.score(T0 + SECOND)).isEqualTo(50);
    assertThat(watch.verdict(T0 + SECOND)).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void arrived_whenTheRuleAloneIsEnforced_allows() {
    DetectConfig rule =
        DetectConfig.standard().with(DetectRule.D03, DetectRule.D03.settings().enforce(true));
    take(rule, facts(0, "GET", "/a", CHROME, HOME), facts(1, "GET", "/b", FIREFOX, ELSEWHERE));

    assertThat(watch.verdict(T0 + SECOND)).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void arrived_whenTheBrowserIsUpdatedOrMoves_noticesNothing() {
    take(
        enforced(DetectRule.D03),
        facts(0, "GET", "/a", CHROME, HOME),
        facts(1, "GET", "/a", CHROME.replace("126.0.0.0", "127.0.1.22"), HOME),
        facts(2, "GET", "/a", CHROME, ELSEWHERE),
        facts(3, "GET", "/a", null, null),
        facts(4, "GET", "/a", CHROME, HOME));

    assertThat(watch.score(T0)).isZero();
  }

  @Test
  void arrived_whenTwoTakeTurns_addsOnce() {
    RequestFacts[] turns = new RequestFacts[20];
    for (int i = 0; i < turns.length; i++) {
      turns[i] = facts(i, "GET", "/a", i % 2 == 0 ? CHROME : FIREFOX, HOME);
    }
    take(enforced(DetectRule.D03), turns);

    assertThat(watch.score(T0 + SECOND)).isEqualTo(25);
  }

  @Test
  void arrived_atADecoy_addsUpToTheEnd() {
    DetectConfig config = enforced(DetectRule.D16);
    take(config, facts(0, "GET", "/.env", CHROME, HOME));
    assertThat(watch.verdict(T0)).isEqualTo(Verdict.CHALLENGE);
    take(config, facts(0, "GET", "/.env", CHROME, HOME));

    assertThat(watch.verdict(T0)).isEqualTo(Verdict.END);
    assertThat(watch.verdict(T0 + 1_802 * SECOND)).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void verdict_fades() {
    take(enforced(DetectRule.D16), facts(0, "GET", "/.env", CHROME, HOME));

    assertThat(watch.verdict(T0 + 60 * SECOND)).isEqualTo(Verdict.ALLOW);
    assertThat(watch.score(T0 + 1_800 * SECOND)).isEqualTo(25);
    watch.clear(Long.MAX_VALUE);
    assertThat(watch.score(T0)).isZero();
  }

  @Test
  void arrived_whenPagesAreFastForTwoMinutes_notices() {
    TrailGuard guard = new TrailGuard(enforced(DetectRule.D12));
    for (int i = 0; i < 130 + 121; i++) {
      long second = i < 130 ? i * 60L / 130 : 60 + (i - 130) * 60L / 130;
      guard.arrived(watch, facts(second, "GET", "/p" + i, CHROME, HOME), RequestType.PAGE, null);
      assertThat(watch.hasNoticed(DetectRule.D12)).isEqualTo(i == 250);
      guard.arrived(watch, facts(second, "GET", "/f" + i, CHROME, HOME), RequestType.FETCH, null);
    }
  }

  @Test
  void arrived_whenMethodsAreUnknown_noticesTheThird() {
    DetectConfig config = enforced(DetectRule.D17);
    take(
        config,
        facts(0, "FOO", "/a", CHROME, HOME),
        facts(1, "TRACE", "/a", CHROME, HOME),
        facts(2, "HEAD", "/a", CHROME, HOME));
    assertThat(watch.score(T0)).isZero();
    take(config, facts(3, "FOO", "/a", CHROME, HOME));

    assertThat(watch.score(T0 + 3 * SECOND)).isEqualTo(10);
  }

  @Test
  void arrived_whenASessionGoesOn_allocatesNothing() {
    TrailGuard guard = new TrailGuard(enforced(DetectRule.values()));
    RequestFacts[] requests = new RequestFacts[200];
    for (int i = 0; i < requests.length; i++) {
      requests[i] = facts(i * 5L, "GET", "/p" + i, new String(CHROME), i % 20 == 0 ? null : HOME);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int round = 0; round < 200; round++) {
      if (round == 100) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      for (RequestFacts each : requests) {
        guard.arrived(watch, each, RequestType.PAGE, null);
      }
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(bytes / 20_000).isZero();
    assertThat(watch.score(T0)).isZero();
  }

  @Test
  void isSameNetwork_isThatOf24And48() {
    assertThat(Likeness.isSameNetwork("203.0.113.7", "203.0.113.200")).isTrue();
    assertThat(Likeness.isSameNetwork("203.0.113.7", "203.0.114.7")).isFalse();
    assertThat(Likeness.isSameNetwork("2001:db8:1::1", "2001:db8:1:ff::1")).isTrue();
    assertThat(Likeness.isSameNetwork("2001:db8:1::1", "2001:db8:2::1")).isFalse();
    assertThat(Likeness.isSameNetwork("203.0.113.7", "2001:db8:2::1")).isFalse();
  }
}
