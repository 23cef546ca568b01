package org.sessiontrail.detect.rule.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.config.detect.DetectRule.D04;
import static org.sessiontrail.config.detect.DetectRule.D05;
import static org.sessiontrail.config.detect.DetectRule.D06;
import static org.sessiontrail.config.detect.DetectRule.D07;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.detect.Detector;
import org.sessiontrail.detect.Finding;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.Scene.Actor;
import org.sessiontrail.detect.rule.Cases;
import org.sessiontrail.store.TrailRecord;

final class SessionRulesTest {
  private static final double HOUR = 3_600;
  private static final double DAY = 24 * HOUR;

  private final Actor visitor = Actor.visitor("s1", "203.0.113.7");
  private final Actor anna = visitor.as("anna");
  private final Actor thief = Actor.visitor(null, "198.51.100.9").with(Scene.FIREFOX);

  private Scene begunElsewhere() {
    return new Scene().begins(0, visitor, "id1").page(0, thief.in("s1"), "/");
  }

  private Scene begun() {
    return new Scene().begins(0, visitor, "id1").page(0, visitor, "/");
  }

  /** The same, with everything that is remembered written and read before each record. */
  private static List<String> restarted(DetectRule rule, Scene scene) {
    List<String> out = new ArrayList<>();
    Detector detector = Cases.detector(scene);
    for (TrailRecord each : scene.log()) {
      Detector next = Cases.detector(scene);
      assertThat(next.restore(detector.state())).isTrue();
      detector = next;
      for (Finding found : detector.take(each)) {
        if (found.alarm().rule() == rule) {
          out.add(found.alarm().severity().id());
        }
      }
    }
    return out;
  }

  @Test
  void fixation_whenAnotherClientBeganTheSession_isFound() {
    Scene scene = begunElsewhere().signsIn(60, anna);

    assertThat(Cases.of(D04, scene)).containsExactly("medium");
    assertThat(restarted(D04, scene)).containsExactly("medium");
  }

  @Test
  void fixation_whenTheIdCameInAnAddress_isFound() {
    Scene scene = begun().does(1, visitor, SessionFixation.IN_ADDRESS).signsIn(60, anna);

    assertThat(Cases.of(D04, scene)).containsExactly("medium");
  }

  @Test
  void fixation_whenTheIdChangesAtTheSignIn_isNotFound() {
    Scene inside = begunElsewhere().changesId(60.01, anna, "id2");
    Scene before = begunElsewhere().changesId(58, anna, "id2");

    assertThat(Cases.of(D04, inside.signsIn(60, anna))).isEmpty();
    assertThat(Cases.of(D04, before.signsIn(60, anna))).isEmpty();
  }

  @Test
  void fixation_whenTheIdChangedLongBefore_isFound() {
    Scene scene =
        new Scene()
            .begins(0, visitor, "id1")
            .page(0, thief.in("s1"), "/")
            .changesId(10, visitor, "id2")
            .signsIn(80, anna);

    assertThat(Cases.of(D04, scene)).containsExactly("medium");
  }

  @Test
  void fixation_whenNobodyAttacks_tellsOfTheApplicationOnceADay() {
    Scene scene = new Scene();
    for (int i = 0; i < 9; i++) {
      Actor one = visitor.in("s" + i);
      scene.begins(i * 100, one, "id" + i).page(i * 100, one, "/");
      scene.signsIn(i * 100 + 50, one.as("u" + i));
    }

    assertThat(Cases.of(D04, scene)).containsExactly("low");
    Finding found =
        Cases.all(scene).stream()
            .filter(one -> one.alarm().rule() == D04)
            .findFirst()
            .orElseThrow();
    assertThat(found.alarm().at().who().session()).isNull();
  }

  @Test
  void fixation_whenTheSessionIsMadeAtTheSignIn_orIsImported_isNotFound() {
    Scene made = new Scene().begins(0, anna, "id1").signsIn(0, anna);
    Scene imported = new Scene().page(0, thief.in("s1"), "/").signsIn(60, anna);

    assertThat(Cases.of(D04, made)).isEmpty();
    assertThat(Cases.of(D04, imported)).isEmpty();
  }

  private static Scene guesses(int count, double pause) {
    Scene scene = new Scene();
    for (int i = 0; i < count; i++) {
      scene.staleId(i * pause, Actor.visitor(null, "198.51.100." + i % 5), "guess" + i);
    }
    return scene;
  }

  @Test
  void guessing_whenTenIdsAreTried_isFoundOnce() {
    assertThat(Cases.of(D05, guesses(40, 1))).containsExactly("high");
    assertThat(restarted(D05, guesses(12, 1))).containsExactly("high");
  }

  @Test
  void guessing_whenNineIdsOrSlowly_isNotFound() {
    assertThat(Cases.of(D05, guesses(9, 1))).isEmpty();
    assertThat(Cases.of(D05, guesses(40, 40))).isEmpty();
  }

  @Test
  void guessing_whenOneIdComesAgainAndAgain_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 50; i++) {
      scene.staleId(i, thief, "old");
    }
    assertThat(Cases.of(D05, scene)).isEmpty();
  }

  @Test
  void guessing_whenAnOfficeComesBackAfterARestart_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 80; i++) {
      scene.begins(i, visitor.in("s" + i), "id" + i);
    }
    for (int i = 0; i < 80; i++) {
      scene.staleId(1_000 + i, visitor.in(null), "id" + i);
    }
    assertThat(Cases.of(D05, scene)).isEmpty();
    assertThat(Cases.of(D06, scene)).isEmpty();
  }

  @Test
  void guessing_whenTheClockIsSetBack_isFound() {
    Scene scene = guesses(5, 1);
    for (int i = 0; i < 20; i++) {
      scene.staleId(i - 40_000, thief, "other" + i);
    }
    assertThat(Cases.of(D05, scene)).containsExactly("high");
  }

  private Scene ended(String reason) {
    return begun().signsIn(10, anna).page(20, anna, "/a").ends(30, anna, reason);
  }

  @Test
  void useAfterEnd_byAnotherClientElsewhere_isFoundOnce() {
    Scene scene = ended("idle").staleId(HOUR, thief, "id1").staleId(HOUR + 1, thief, "id1");

    assertThat(Cases.of(D06, scene)).containsExactly("high");
    assertThat(restarted(D06, scene)).containsExactly("high");
  }

  @Test
  void useAfterEnd_byTheSameClientElsewhere_countsSoonAfterALogout() {
    Actor moved = visitor.in(null).at("198.51.100.9");

    assertThat(Cases.of(D06, ended("logout").staleId(HOUR, moved, "id1"))).containsExactly("low");
    assertThat(Cases.of(D06, ended("logout").staleId(2 * HOUR, moved, "id1"))).isEmpty();
    assertThat(Cases.of(D06, ended("idle").staleId(HOUR, moved, "id1"))).isEmpty();
  }

  @Test
  void useAfterEnd_fromTheSameNetwork_isNotFound() {
    Actor home = thief.at("203.0.113.99");

    assertThat(Cases.of(D06, ended("logout").staleId(40, home, "id1"))).isEmpty();
  }

  @Test
  void useAfterEnd_daysLater_ofALiveSession_orBeforeTheEnd_isNotFound() {
    assertThat(Cases.of(D06, ended("idle").staleId(2 * DAY, thief, "id1"))).isEmpty();
    assertThat(Cases.of(D06, begun().staleId(HOUR, thief, "id1"))).isEmpty();
    assertThat(Cases.of(D06, ended("idle").staleId(5, thief, "id1"))).isEmpty();
  }

  private Scene sessions(int count, double pause) {
    Scene scene = new Scene();
    for (int i = 0; i < count; i++) {
      scene.signsIn(i * pause, anna.in("s" + i));
    }
    return scene;
  }

  @Test
  void manySessions_whenFourLive_isFoundOnceADay() {
    assertThat(Cases.of(D07, sessions(9, 60))).containsExactly("medium");
    assertThat(restarted(D07, sessions(5, 60))).containsExactly("medium");
  }

  @Test
  void manySessions_whenThreeLive_orTheyEnd_isNotFound() {
    assertThat(Cases.of(D07, sessions(3, 60))).isEmpty();
    assertThat(Cases.of(D07, sessions(9, 700))).isEmpty();
    Scene ending = new Scene();
    for (int i = 0; i < 9; i++) {
      ending.signsIn(i * 60, anna.in("s" + i)).ends(i * 60 + 30, anna.in("s" + i), "logout");
    }
    assertThat(Cases.of(D07, ending)).isEmpty();
  }

  @Test
  void manySessions_ofAnOffice_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 40; i++) {
      scene.signsIn(i, anna.in("s" + i).as("u" + i));
    }
    assertThat(Cases.of(D07, scene)).isEmpty();
  }

  @Test
  void manySessions_whenRecordsOfANodeComeLate_countWhereTheyBelong() {
    Scene scene = sessions(3, 1).signsIn(4_000, anna.in("s9")).page(-10, anna.in("s8"), "/");

    assertThat(Cases.of(D07, scene)).isEmpty();
  }
}
