package org.sessiontrail.detect.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.detect.Detector;
import org.sessiontrail.detect.Finding;
import org.sessiontrail.detect.KeyedState;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.Scene.Actor;
import org.sessiontrail.detect.Scene.Ask;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.TrailRecords;

final class DetectorTest {
  private static final DetectConfig TRAPS = Cases.TRAPS;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void take_whenWrittenAndReadInBetween_findsTheSame(long seed) {
    Scene scene = Cases.turmoil(seed);
    List<Finding> without = Cases.all(scene, TRAPS);

    Random random = new Random(seed);
    List<Finding> with = new ArrayList<>();
    Detector detector = Cases.detector(scene, TRAPS);
    for (TrailRecord record : scene.log()) {
      if (random.nextInt(300) == 0) {
        Detector next = Cases.detector(scene, TRAPS);
        assertThat(next.restore(detector.state())).isTrue();
        detector = next;
      }
      with.addAll(detector.take(record));
    }

    assertThat(with).isEqualTo(without);
    assertThat(without).extracting(one -> one.alarm().rule()).contains(DetectRule.D01);
    assertThat(without.stream().map(one -> one.alarm().rule()).distinct()).hasSizeGreaterThan(4);
  }

  @Test
  void restore_whenSettingsDiffer_refuses() {
    Scene scene = Cases.turmoil(1);
    byte[] state = Cases.detector(scene).state();

    assertThat(Cases.detector(scene, TRAPS).restore(state)).isFalse();
    assertThat(Cases.detector(scene).restore(new byte[] {1, 2, 3})).isFalse();
  }

  @Test
  void take_whenAllowed_saysNothing() {
    Scene scene = new Scene();
    Actor scanner = Actor.visitor("s1", "203.0.113.7");
    for (int i = 0; i < 20; i++) {
      scene.ask(i, scanner, Ask.page("/x" + i).answered(404));
    }

    assertThat(Cases.all(scene)).hasSize(1);
    assertThat(Cases.all(scene, allowing("203.0.113.0/24"))).isEmpty();
    assertThat(Cases.all(scene, allowing("203.0.113.0/24@2026-03-01"))).isEmpty();
    assertThat(Cases.all(scene, allowing("203.0.113.0/24@2026-02-28"))).hasSize(1);
    assertThat(Cases.all(scene, allowing("10.0.0.0/8"))).hasSize(1);
  }

  @Test
  void take_whenAUserIsAllowed_saysNothingOfThem() {
    Scene scene = new Scene();
    for (int i = 0; i < 20; i++) {
      scene.ask(i, Actor.user("s1", "monitor", "203.0.113.7"), Ask.page("/x" + i).answered(404));
    }

    assertThat(Cases.all(scene, allowing("user:monitor"))).isEmpty();
    assertThat(Cases.all(scene, allowing("user:moni"))).hasSize(1);
  }

  private static DetectConfig allowing(String who) {
    return new DetectConfig(Map.of(), List.of(who), List.of(), List.of());
  }

  @Test
  void take_whenSwitchedOff_saysNothing() {
    Scene scene = new Scene();
    for (int i = 0; i < 20; i++) {
      scene.ask(i, Actor.visitor("s1", "203.0.113.7"), Ask.page("/x" + i).answered(404));
    }
    DetectConfig off =
        DetectConfig.standard().with(DetectRule.D13, DetectRule.D13.settings().enabled(false));

    assertThat(Cases.all(scene, off)).isEmpty();
  }

  @Test
  void score_isHalvedInHalfAnHour() {
    Actor anna = Actor.visitor("s1", "203.0.113.7");
    Scene scene = new Scene().page(0, anna, "/trap").page(3_601, anna, "/trap");

    assertThat(Cases.all(scene, TRAPS)).extracting(Finding::score).containsExactly(50, 62);
    assertThat(Cases.all(scene, TRAPS).get(1).response()).isEqualTo(Finding.Response.STEP_UP);
  }

  @Test
  void weight_whenTold_isThat() {
    Scene scene = new Scene().page(0, Actor.visitor("s1", "203.0.113.7"), "/trap");
    DetectConfig heavy = TRAPS.with(DetectRule.D16, DetectRule.D16.settings().weight(100));

    assertThat(Cases.all(scene, heavy))
        .extracting(Finding::response)
        .containsExactly(Finding.Response.END);
  }

  @Test
  void fact_isAsTheCatalogueHasIt() {
    Scene scene = new Scene().page(0, Actor.user("s1", "anna", "203.0.113.7"), "/trap");
    Finding found = Cases.all(scene, TRAPS).get(0);

    StoredRecord stored = new TrailRecords("all/recovery").next(found.fact(TrailRecords.T0));

    assertThat(EventCatalogue.faults(stored)).isEmpty();
    assertThat(stored.text("rule")).isEqualTo("D16");
    assertThat(stored.text("sid")).isEqualTo("s1");
    assertThat(new String(stored.leaf(), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("anna")
        .doesNotContain("203.0")
        .doesNotContain("/trap");
  }

  @Test
  void keyedState_whenFull_forgetsWhoWasSilentLongest() {
    KeyedState<int[]> state =
        new KeyedState<>(
            2,
            () -> new int[1],
            new KeyedState.Form<>() {
              @Override
              public void write(int[] one, java.io.DataOutput out) {}

              @Override
              public int[] read(java.io.DataInput in) {
                return new int[1];
              }
            });
    state.of("a");
    state.of("b");
    state.of("a");
    state.of("c");

    assertThat(state.find("b")).isNull();
    assertThat(state.find("a")).isNotNull();
  }

  @Test
  void take_whenShuffledWithinSeconds_findsTheSameRules() {
    Scene scene = new Scene();
    for (int i = 0; i < 20; i++) {
      scene.ask(i, Actor.visitor("s1", "203.0.113.7"), Ask.page("/x" + i).answered(404));
    }
    List<TrailRecord> mixed = new ArrayList<>(scene.log());
    Collections.shuffle(mixed, new Random(1));

    assertThat(Cases.all(Cases.detector(scene), mixed)).hasSize(1);
  }
}
