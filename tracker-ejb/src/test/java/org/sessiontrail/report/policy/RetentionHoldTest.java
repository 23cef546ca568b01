package org.sessiontrail.report.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.report.MemoryTrail.TEN;
import static org.sessiontrail.report.MemoryTrail.request;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.policy.rule.RuleResult;
import org.sessiontrail.report.policy.rule.Verdict;
import org.sessiontrail.retention.Hold;

/** A record that a hold keeps is not kept too long. */
class RetentionHoldTest {
  private static final String ADA = new KeyedHash(new byte[KeyedHash.KEY_BYTES]).ofUser("ada");

  private final MemoryTrail trail =
      new MemoryTrail()
          .add(request(TEN, "t1", null, "/login"))
          .add(request(TEN + 1, "t1", "ada", "/a"))
          .add(request(TEN + 2, "t2", "bob", "/b"));

  @Test
  void retention_ofAHeldUser_letsTheirTrailsBe() throws Exception {
    RuleResult result = judge(hold("user", ADA, null, null));

    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.counts().violations()).isEqualTo(1);
    assertThat(result.evidence())
        .singleElement()
        .satisfies(each -> assertThat(each.index()).isEqualTo(2L));
    assertThat(result.remarks()).contains("2 older and kept by a hold");
  }

  @Test
  void retention_ofAHeldSession_letsItBe() throws Exception {
    assertThat(judge(hold("session", null, "t2", null)).counts().violations()).isEqualTo(2);
  }

  @Test
  void retention_ofAHeldPeriod_letsItBe() throws Exception {
    RuleResult result = judge(hold("period", null, null, TEN + 3));

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(result.remarks()).contains("3 older and kept by a hold");
  }

  @Test
  void retention_afterTheRelease_isBroken() throws Exception {
    Hold over = new Hold(9, "case", "all", Set.of(), null, null, null, TEN, null, 10L);

    assertThat(judge(over).counts().violations()).isEqualTo(3);
    assertThat(judge().counts().violations()).isEqualTo(3);
  }

  private RuleResult judge(Hold... holds) throws Exception {
    Policy rules = PolicyFile.read("r = retention records=30d".getBytes(StandardCharsets.UTF_8));
    TestClock clock = new TestClock();
    clock.advance(Duration.ofDays(31));
    return new PolicyReport(trail, "shop", "auditor", clock)
        .respecting(List.of(holds))
        .judge(rules, null, null)
        .rules()
        .get(0);
  }

  private static Hold hold(
      String scope, @Nullable String user, @Nullable String session, @Nullable Long to) {
    Set<String> users = user == null ? Set.of() : Set.of(user);
    return new Hold(9, "case", scope, users, session, null, to, TEN, null, null);
  }
}
