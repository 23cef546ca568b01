package org.sessiontrail.capture.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.detect.DetectRule;

final class FoundElsewhereTest {
  private static final long T0 = 1_772_359_200_000_000L;
  private static final long SECOND = 1_000_000;

  private final Map<String, TrailWatch> live = new HashMap<>();
  private final FoundElsewhere found = new FoundElsewhere(live::get);
  private final TrailWatch watch = new TrailWatch();

  @Test
  void found_ofALiveTrail_counts() {
    live.put("t1", watch);
    found.found("t1", DetectRule.D01, 50, true, T0);

    assertThat(watch.verdict(T0)).isEqualTo(Verdict.CHALLENGE);
    assertThat(watch.verdict(T0 + 600 * SECOND)).isEqualTo(Verdict.CHALLENGE);
    assertThat(watch.verdict(T0 + 1_800 * SECOND)).isEqualTo(Verdict.ALLOW);
    assertThat(watch.lead()).isEqualTo("impossible-travel");
  }

  @Test
  void found_whatWasNoticedHereAlready_countsOnce() {
    live.put("t1", watch);
    watch.add(DetectRule.D16, 50, true, T0);
    found.found("t1", DetectRule.D16, 50, true, T0);
    assertThat(watch.score(T0)).isEqualTo(50);

    found.found("t1", DetectRule.D16, 50, true, T0 + 61 * SECOND);
    assertThat(watch.score(T0 + 61 * SECOND)).isBetween(98, 99);
  }

  @Test
  void found_ofBeforeAProof_countsNoMore() {
    live.put("t1", watch);
    watch.clear(T0 + SECOND);
    found.found("t1", DetectRule.D01, 50, true, T0);
    assertThat(watch.score(T0)).isZero();

    found.found("t1", DetectRule.D01, 50, true, T0 + 2 * SECOND);
    found.proved("t1", T0 + SECOND);
    assertThat(watch.score(T0 + 2 * SECOND)).isEqualTo(50);
    found.proved("t1", T0 + 3 * SECOND);
    assertThat(watch.verdict(T0 + 3 * SECOND)).isEqualTo(Verdict.ALLOW);
  }

  @Test
  void opened_ofATrailFromAnotherNode_takesOverWhatWasFound() {
    found.found("t1", DetectRule.D01, 50, true, T0);
    found.found("t2", DetectRule.D11, 25, false, T0);
    found.proved("t3", T0);
    assertThat(found.waiting()).isEqualTo(2);
    live.put("t1", watch);
    found.opened("t1");

    assertThat(watch.verdict(T0)).isEqualTo(Verdict.CHALLENGE);
    assertThat(watch.hasNoticed(DetectRule.D01)).isTrue();
    assertThat(found.waiting()).isEqualTo(1);
  }

  @Test
  void found_ofManyTrails_forgetsTheOldest() {
    for (int i = 0; i <= FoundElsewhere.MOST; i++) {
      found.found("t" + i, DetectRule.D01, 50, true, T0);
    }
    assertThat(found.waiting()).isEqualTo(FoundElsewhere.MOST);
    live.put("t0", watch);
    found.opened("t0");
    assertThat(watch.score(T0)).isZero();
  }
}
