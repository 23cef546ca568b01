package org.sessiontrail.detect.rule.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.config.detect.DetectRule.D14;
import static org.sessiontrail.config.detect.DetectRule.D15;
import static org.sessiontrail.config.detect.DetectRule.D18;
import static org.sessiontrail.config.detect.DetectRule.D19;
import static org.sessiontrail.config.detect.DetectRule.D20;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.detect.Detector;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.Scene.Actor;
import org.sessiontrail.detect.Scene.Ask;
import org.sessiontrail.detect.rule.Cases;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailRecord;

final class HabitRulesTest {
  private static final double HOUR = 3_600;
  private static final double DAY = 24 * HOUR;
  private static final DetectConfig CHECKOUT =
      DetectConfig.standard().withSequences(List.of("/cart>/address>/pay", "/a>/b"));

  private final Actor anna = Actor.user("s1", "anna", "203.0.113.7");

  /** The same with a restart in the middle of the log. */
  private static List<String> restarted(DetectRule rule, Scene scene, DetectConfig config) {
    List<TrailRecord> log = scene.log();
    Detector before = Cases.detector(scene, config);
    var early = Cases.all(before, log.subList(0, log.size() / 2));
    Detector after = Cases.detector(scene, config);
    assertThat(after.restore(before.state())).isTrue();
    var late = Cases.all(after, log.subList(log.size() / 2, log.size()));
    return java.util.stream.Stream.concat(early.stream(), late.stream())
        .filter(found -> found.alarm().rule() == rule)
        .map(found -> found.alarm().severity().id())
        .toList();
  }

  /** So many sessions go in circles, one in four steps anywhere near. */
  private static Scene circles(int sessions, int steps) {
    Random random = new Random(7);
    Scene scene = new Scene();
    for (int i = 0; i < sessions; i++) {
      Actor one = Actor.visitor("c" + i, "10.0." + i % 200 + ".1");
      int page = random.nextInt(20);
      for (int step = 0; step <= steps; step++) {
        scene.page(i * 50 + step, one, "/p" + page);
        page = (page + 1 + (random.nextInt(4) == 0 ? 1 : 0)) % 20;
      }
    }
    return scene;
  }

  private Scene backwards(Scene scene, int steps) {
    for (int step = 0; step <= steps; step++) {
      scene.page(200_000 + step * 20, anna, "/p" + Math.floorMod(-step * 7, 20));
    }
    return scene;
  }

  @Test
  void erratic_whenLearned_isFoundOnce() {
    assertThat(Cases.of(D14, backwards(circles(1_000, 12), 25))).containsExactly("low");
    assertThat(restarted(D14, backwards(circles(1_000, 12), 25), DetectConfig.standard()))
        .containsExactly("low");
  }

  @Test
  void erratic_whenNotLearned_orTooShort_orUsual_isNotFound() {
    assertThat(Cases.of(D14, backwards(circles(900, 12), 25))).isEmpty();
    assertThat(Cases.of(D14, backwards(circles(1_000, 12), 19))).isEmpty();
    assertThat(Cases.of(D14, circles(1_300, 12))).isEmpty();
  }

  @Test
  void order_whenAStepIsLeftOut_isFound() {
    Scene scene = new Scene().page(0, anna, "/cart").page(5, anna, "/pay").page(6, anna, "/pay");

    assertThat(Cases.of(D15, scene, CHECKOUT)).containsExactly("medium");
    assertThat(restarted(D15, scene, CHECKOUT)).containsExactly("medium");
    assertThat(Cases.of(D15, scene)).isEmpty();
  }

  @Test
  void order_whenKept_orGoneBackIn_isNotFound() {
    Scene scene =
        new Scene()
            .page(0, anna, "/cart")
            .page(5, anna, "/address")
            .page(6, anna, "/cart")
            .page(7, anna, "/pay")
            .page(8, anna, "/b/other");

    assertThat(Cases.of(D15, scene, CHECKOUT)).isEmpty();
  }

  @Test
  void order_whenTheApplicationRefuses_isNotFound() {
    Scene scene =
        new Scene()
            .ask(0, anna, Ask.page("/pay").answered(302))
            .ask(1, anna, Ask.page("/pay").answered(403))
            .page(2, anna.in(null), "/pay");

    assertThat(Cases.of(D15, scene, CHECKOUT)).isEmpty();
  }

  @Test
  void order_whenTheStepBeforeWasLongAgo_orOfAnother_isFound() {
    Scene old = new Scene().page(0, anna, "/a").page(2 * HOUR, anna, "/b");
    Scene other = new Scene().page(0, anna.in("s2"), "/a").page(5, anna, "/b");

    assertThat(Cases.of(D15, old, CHECKOUT)).containsExactly("medium");
    assertThat(Cases.of(D15, other, CHECKOUT)).containsExactly("medium");
  }

  private Scene uses(int hours, int each) {
    Scene scene = new Scene();
    for (int hour = 0; hour < hours; hour++) {
      for (int i = 0; i < each + hour % 2; i++) {
        scene.does(hour * DAY + i, anna, "order.place");
      }
    }
    return scene;
  }

  private Scene burst(Scene scene, int count) {
    for (int i = 0; i < count; i++) {
      scene.does(20 * DAY + i, anna, "order.place");
    }
    return scene;
  }

  @Test
  void burst_whenFarAboveTheUsual_isFoundOnce() {
    assertThat(Cases.of(D18, burst(uses(10, 2), 40))).containsExactly("medium");
    assertThat(restarted(D18, burst(uses(10, 2), 40), DetectConfig.standard()))
        .containsExactly("medium");
  }

  @Test
  void burst_whenTenTimes_orUsuallyMany_orNew_isNotFound() {
    assertThat(Cases.of(D18, burst(uses(10, 2), 10))).isEmpty();
    assertThat(Cases.of(D18, burst(uses(10, 40), 42))).isEmpty();
    assertThat(Cases.of(D18, burst(uses(4, 2), 40))).isEmpty();
  }

  @Test
  void burst_ofTheTrackersOwnNotes_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 10; i++) {
      scene.does(i * DAY, anna, "session.id-in-url");
    }
    for (int i = 0; i < 40; i++) {
      scene.does(11 * DAY + i, anna, "session.id-in-url");
    }
    assertThat(Cases.of(D18, scene)).isEmpty();
  }

  private Scene week(int each, int days) {
    Scene scene = new Scene();
    for (int day = 0; day < days; day++) {
      for (int i = 0; i < each; i++) {
        scene.signsOut(day * DAY + i, anna.in("s" + i));
      }
    }
    return scene;
  }

  private Scene logouts(Scene scene, double at, int count) {
    for (int i = 0; i < count; i++) {
      scene.signsOut(at + i, anna.in("t" + i));
    }
    return scene;
  }

  @Test
  void trend_whenFiveTimesTheUsual_isFoundOnce() {
    assertThat(Cases.of(D19, logouts(week(20, 7), 7 * DAY, 150))).containsExactly("medium");
    assertThat(restarted(D19, logouts(week(20, 7), 7 * DAY, 150), DetectConfig.standard()))
        .containsExactly("medium");
  }

  @Test
  void trend_whenUsual_orFew_orNotLearned_isNotFound() {
    assertThat(Cases.of(D19, logouts(week(20, 7), 7 * DAY, 100))).isEmpty();
    assertThat(Cases.of(D19, logouts(week(1, 7), 7 * DAY, 49))).isEmpty();
    assertThat(Cases.of(D19, logouts(week(20, 6), 6 * DAY, 150))).isEmpty();
  }

  @Test
  void trend_whenTheClockIsSetBack_beginsAnew() {
    Scene scene = logouts(week(20, 7), -40 * DAY, 150);

    assertThat(Cases.of(D19, scene)).isEmpty();
    assertThat(Cases.of(D19, logouts(scene, -40 * DAY + 200, 500))).isEmpty();
  }

  @Test
  void trend_isOfNobody() {
    Scene scene = logouts(week(20, 7), 7 * DAY, 150);

    assertThat(Cases.all(scene).stream().filter(one -> one.alarm().rule() == D19))
        .allMatch(one -> one.alarm().at().who().session() == null);
  }

  private static Scene told(Scene scene, Kind kind, double at, String name, String value) {
    return scene.add(Fact.of(kind, scene.second(at)).put(name, value).build());
  }

  @Test
  void trail_whenItsProofsFail_isFoundOnceAnHour() {
    Scene scene = new Scene();
    for (int i = 0; i < 10; i++) {
      told(scene, Kind.VERIFICATION, i * 60, "outcome", "failed");
    }
    told(scene, Kind.VERIFICATION, HOUR + 700, "outcome", "failed");

    assertThat(Cases.of(D20, scene)).containsExactly("critical", "critical");
    assertThat(restarted(D20, scene, DetectConfig.standard())).hasSize(2);
  }

  @Test
  void trail_whenDisturbed_isFoundAsWhatItMayBe() {
    Scene scene = new Scene();
    told(scene, Kind.STREAM_ABANDONED, 0, "stream2", "n2/b2");
    told(scene, Kind.GAP, 1, "reason", "crash");
    told(scene, Kind.GAP, 2, "reason", "crash");

    assertThat(Cases.of(D20, scene)).containsExactly("medium", "medium");
  }

  @Test
  void trail_whenSound_isNotFound() {
    Scene scene = new Scene();
    told(scene, Kind.VERIFICATION, 0, "outcome", "success");
    told(scene, Kind.STREAM_OPEN, 1, "node", "n1");
    scene.add(Fact.of(Kind.CLOCK_STEP, scene.second(2)).put("ms", -900L).build());

    assertThat(Cases.of(D20, scene)).isEmpty();
  }
}
