package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.guard.Verdict;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.runtime.TestConfig;

/** What is found in the log reaches sessions that are being served, on every node. */
abstract class FindingFeedContract extends NodesTogether {
  private boolean enforce = true;

  @Override
  TrackerConfig configured(TrackerConfig config) {
    DetectConfig traps =
        new DetectConfig(enforce, Map.of(), List.of(), List.of("/x"), List.of())
            .with(DetectRule.D16, DetectRule.D16.settings().enforce(true));
    return TestConfig.with(config, Map.of("detect", traps));
  }

  private Verdict verdict(TestNode node, String session) {
    LiveTrail trail = Objects.requireNonNull(node.recorder.trailOf(session));
    return trail.watch().verdict(clock.epochMicros());
  }

  private TestNode second() throws Exception {
    TestNode node = node("b");
    workAll(2);
    return node;
  }

  @Test
  void finding_reachesTheSessionWithinSeconds_onEveryNode() throws Exception {
    TestNode a = node("a");
    workAll(2);
    TestNode b = second();
    String trail = a.visit("s1", true); // no guard looks at it: the rule finds it in the log
    a.visit("s2", true);
    assertThat(verdict(a, "s1")).isEqualTo(Verdict.ALLOW);
    workAll(4);

    assertThat(verdict(a, "s1")).isEqualTo(Verdict.CHALLENGE);
    assertThat(verdict(a, "s2")).isEqualTo(Verdict.CHALLENGE);
    assertThat(b.visit("s1", false)).isEqualTo(trail);
    assertThat(verdict(b, "s1")).isEqualTo(Verdict.CHALLENGE);
    assertThat(read(Kind.FINDING)).hasSize(2);
  }

  @Test
  void proof_givenOnOneNode_countsOnTheOther() throws Exception {
    TestNode a = node("a");
    workAll(2);
    TestNode b = second();
    String trail = a.visit("s1", true);
    workAll(4);

    LiveTrail on = Objects.requireNonNull(a.recorder.trailOf("s1"));
    a.recorder.record(
        null,
        on,
        Fact.of(Kind.CHALLENGE, a.recorder.stamp()).put("rule", "decoy").put("outcome", "passed"),
        false);
    workAll(3);

    assertThat(b.visit("s1", false)).isEqualTo(trail);
    assertThat(verdict(b, "s1")).isEqualTo(Verdict.ALLOW);
    assertThat(verdict(a, "s1")).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void finding_outlivesTheNodeThatWasTold() throws Exception {
    TestNode a = node("a");
    workAll(2);
    a.visit("s1", true);
    workAll(4);
    stop(a);

    TestNode again = node("a");
    workAll(4);
    again.visit("s1", false);
    assertThat(verdict(again, "s1")).isEqualTo(Verdict.CHALLENGE);
  }

  @Test
  void finding_whenNothingIsEnforced_asksForNothing() throws Exception {
    enforce = false;
    TestNode a = node("a");
    workAll(2);
    a.visit("s1", true);
    workAll(4);

    assertThat(read(Kind.FINDING)).hasSize(1);
    assertThat(verdict(a, "s1")).isEqualTo(Verdict.ALLOW);
  }
}
