package org.sessiontrail.report.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.report.MemoryTrail.TEN;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.policy.rule.RuleResult;
import org.sessiontrail.report.policy.rule.Verdict;

class HygieneTest {
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;

  private final MemoryTrail trail = new MemoryTrail();
  private final TestClock clock = new TestClock();

  private RuleResult judge(String rule) throws Exception {
    clock.setWall(TEN + 100 * 60 * MINUTE);
    Policy policy = PolicyFile.read(("r = " + rule).getBytes(StandardCharsets.UTF_8));
    return new PolicyReport(trail, "shop", null, clock).judge(policy, null, null).rules().get(0);
  }

  private void add(Kind kind, long at, String on, @Nullable String user) {
    trail.add(Fact.of(kind, at).on(on).user(user).build());
  }

  private void request(long at, String on, @Nullable String user) {
    trail.add(MemoryTrail.request(at, on, user, "/x"));
  }

  @ParameterizedTest
  @CsvSource({
    "httponly samesite=lax secure, PASS",
    "httponly samesite=strict, NOT_EVALUABLE",
    "samesite=lax secure, FAIL",
    "httponly samesite=none secure, FAIL",
    "none, FAIL"
  })
  void cookie_isJudgedByWhatIsDeclared(String declared, Verdict verdict) throws Exception {
    trail.add(Fact.of(Kind.STREAM_OPEN, TEN).put("cookie", declared).build());

    assertThat(judge("session-cookie").verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"cookie, PASS", "cookie url, FAIL", "ssl, PASS"})
  void tracking_inAddresses_fails(String modes, Verdict verdict) throws Exception {
    trail.add(Fact.of(Kind.STREAM_OPEN, TEN).put("tracking", modes).build());

    assertThat(judge("session-tracking").verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"1800, PASS", "1801, FAIL", "0, FAIL"})
  void idleLimit_isEverySessionsOwn(long seconds, Verdict verdict) throws Exception {
    trail.add(Fact.of(Kind.SESSION_START, TEN).on("t").put("idle", seconds).build());

    assertThat(judge("session-idle-limit max=30m").verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"10, NOT_EVALUABLE", "58, PASS", "61, FAIL"})
  void absoluteLimit_thatNobodyCameNear_isNotProved(long minutes, Verdict verdict)
      throws Exception {
    add(Kind.SESSION_START, TEN, "t", null);
    request(TEN + minutes * MINUTE, "t", null);

    assertThat(judge("session-absolute-limit max=1h").verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"-1, PASS", "1, PASS", "31, FAIL"})
  void renewal_isNearTheSignIn(long seconds, Verdict verdict) throws Exception {
    request(TEN, "t", null);
    request(TEN + MINUTE, "t", "ada");
    if (seconds < 0) {
      add(Kind.SESSION_ID_CHANGE, TEN + MINUTE + SECOND + seconds, "t", null);
    }
    add(Kind.LOGIN, TEN + MINUTE + SECOND, "t", "ada");
    if (seconds > 0) {
      add(Kind.SESSION_ID_CHANGE, TEN + MINUTE + SECOND + seconds * SECOND, "t", null);
    }

    assertThat(judge("session-id-renewed").verdict()).isEqualTo(verdict);
  }

  @Test
  void renewal_ofASessionMadeForTheSignIn_isNotNeeded() throws Exception {
    add(Kind.SESSION_START, TEN, "t", null);
    request(TEN, "t", "ada");
    add(Kind.LOGIN, TEN + 1, "t", "ada");

    assertThat(judge("session-id-renewed").verdict()).isEqualTo(Verdict.PASS);
  }

  @ParameterizedTest
  @CsvSource({"3, PASS", "2, FAIL"})
  void concurrent_countsWhoIsSignedIn(long max, Verdict verdict) throws Exception {
    for (int i = 0; i < 3; i++) {
      add(Kind.LOGIN, TEN + i, "t" + i, "ada");
    }
    add(Kind.LOGOUT, TEN + 10, "t0", "ada");
    add(Kind.LOGIN, TEN + 11, "t9", "ada");
    add(Kind.LOGIN, TEN + 12, "b", "bob");

    assertThat(judge("session-concurrent max=" + max).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"5, PASS", "61, FAIL", "0, FAIL"})
  void logout_endsTheSession(long seconds, Verdict verdict) throws Exception {
    add(Kind.LOGOUT, TEN, "t", "ada");
    if (seconds > 0) {
      add(Kind.SESSION_END, TEN + seconds * SECOND, "t", null);
    }

    assertThat(judge("session-logout-ends within=1m").verdict()).isEqualTo(verdict);
  }

  @Test
  void builtIn_onAnEmptyLog_canTellNothing() throws Exception {
    clock.setWall(TEN);
    PolicyResult result =
        new PolicyReport(trail, "shop", null, clock).judge(PolicyFile.hygiene(), null, null);

    assertThat(result.rules()).hasSize(7);
    assertThat(result.count(Verdict.NOT_EVALUABLE)).isEqualTo(7);
  }
}
