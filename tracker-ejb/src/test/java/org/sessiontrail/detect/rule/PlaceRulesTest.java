package org.sessiontrail.detect.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.config.detect.DetectRule.D01;
import static org.sessiontrail.config.detect.DetectRule.D02;

import org.junit.jupiter.api.Test;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.Scene.Actor;

final class PlaceRulesTest {
  private static final String BERLIN = "192.0.2.1";
  private static final String MUNICH = "198.51.100.1";
  private static final String NEW_YORK = "203.0.113.1";
  private static final double HOUR = 3_600;
  private static final double DAY = 24 * HOUR;
  private final Actor anna = Actor.user("s1", "anna", BERLIN);

  private static Scene scene() {
    return new Scene()
        .place(BERLIN, "DE", 52.52, 13.40)
        .place(MUNICH, "DE", 48.14, 11.58)
        .place(NEW_YORK, "US", 40.71, -74.01);
  }

  @Test
  void travel_whenFasterThanAPlane_isFound() {
    Scene scene = scene().page(0, anna, "/a").page(6 * HOUR, anna.in("s2").at(NEW_YORK), "/b");

    assertThat(Cases.of(D01, scene)).containsExactly("high");
    assertThat(Cases.all(scene).get(0).alarm().why())
        .isEqualTo("at least 6365 km within 360 min, which is more than 900 km/h");
  }

  @Test
  void travel_whenByPlane_isNotFound() {
    Scene scene = scene().page(0, anna, "/a").page(8 * HOUR, anna.in("s2").at(NEW_YORK), "/b");

    assertThat(Cases.of(D01, scene)).isEmpty();
  }

  @Test
  void travel_whenNotFar_isNotFound() {
    Scene scene = scene().page(0, anna, "/a").page(1, anna.at(MUNICH), "/b");

    assertThat(Cases.of(D01, scene)).isEmpty();
    assertThat(Cases.of(D01, scene, D01.settings().threshold2(400))).containsExactly("high");
  }

  @Test
  void travel_whenAtTheSameMoment_isFound() {
    Scene scene = scene().page(5, anna, "/a").page(5, anna.in("s2").at(NEW_YORK), "/b");

    assertThat(Cases.of(D01, scene)).containsExactly("high");
  }

  @Test
  void travel_whenToldLate_isMeasuredEitherWay() {
    Scene scene = scene().page(2 * HOUR, anna, "/a").page(0, anna.in("s2").at(NEW_YORK), "/b");

    assertThat(Cases.of(D01, scene)).containsExactly("high");
  }

  @Test
  void travel_whenTwoTakeTurns_isToldLessAndLess() {
    Scene scene = scene();
    for (int i = 0; i < 17; i++) {
      scene.page(i * 60, i % 2 == 0 ? anna : anna.in("s2").at(NEW_YORK), "/a");
    }

    assertThat(Cases.of(D01, scene)).hasSize(5); // the 1st, 2nd, 4th, 8th and 16th
  }

  @Test
  void travel_ofTwoUsers_isNone() {
    Scene scene = scene().page(0, anna, "/a").page(60, anna.as("bert").in("s2").at(NEW_YORK), "/b");

    assertThat(Cases.of(D01, scene)).isEmpty();
  }

  @Test
  void travel_whenNobodyKnowsWhere_isNotFound() {
    Scene scene = scene().page(0, anna, "/a").page(60, anna.at("10.0.0.1"), "/b");

    assertThat(Cases.of(D01, scene)).isEmpty();
  }

  @Test
  void newPlace_whenLearned_isFound() {
    Scene scene = scene();
    for (int i = 0; i < 10; i++) {
      scene.signsIn(i * DAY / 10, anna.in("s" + i));
    }
    scene.signsIn(2 * DAY, anna.in("t1").at(MUNICH));
    scene.signsIn(3 * DAY, anna.in("t2").at(NEW_YORK).with(Scene.FIREFOX));
    scene.signsIn(4 * DAY, anna.in("t3").at(NEW_YORK).with(Scene.FIREFOX));

    assertThat(Cases.of(D02, scene)).containsExactly("low", "medium");
  }

  @Test
  void newPlace_whenColdStarted_isNotFound() {
    Scene scene = scene();
    for (int i = 0; i < 9; i++) {
      scene.signsIn(i * HOUR, anna.in("s" + i).at(i % 2 == 0 ? BERLIN : NEW_YORK));
    }
    scene.signsIn(10 * HOUR, anna.in("t").at(MUNICH));

    assertThat(Cases.of(D02, scene)).isEmpty();
  }

  @Test
  void newPlace_afterTwoWeeks_isFoundAfterOneSignIn() {
    Scene scene = scene().signsIn(0, anna).signsIn(15 * DAY, anna.in("s2").at(NEW_YORK));

    assertThat(Cases.of(D02, scene)).containsExactly("low");
  }

  @Test
  void newPlace_whenTheBrowserIsUpdated_isNotFound() {
    Scene scene = scene();
    for (int i = 0; i < 20; i++) {
      scene.signsIn(i * DAY, anna.in("s" + i).with(i < 15 ? Scene.CHROME : Scene.CHROME_NEXT));
    }

    assertThat(Cases.of(D02, scene)).isEmpty();
  }

  @Test
  void newPlace_whenTheSessionGoesOn_isAskedOnce() {
    Scene scene = scene();
    for (int i = 0; i < 12; i++) {
      scene.signsIn(i * HOUR, anna.in("s" + i));
    }
    scene.page(20 * HOUR, anna.in("s11").at(NEW_YORK), "/a");

    assertThat(Cases.of(D02, scene)).isEmpty();
  }
}
