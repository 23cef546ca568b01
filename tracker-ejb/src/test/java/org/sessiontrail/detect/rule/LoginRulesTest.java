package org.sessiontrail.detect.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.config.detect.DetectRule.D08;
import static org.sessiontrail.config.detect.DetectRule.D09;
import static org.sessiontrail.config.detect.DetectRule.D10;
import static org.sessiontrail.config.detect.DetectRule.D11;

import org.junit.jupiter.api.Test;
import org.sessiontrail.detect.Finding;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.Scene.Actor;

final class LoginRulesTest {
  private static final String OFFICE = "192.0.2.10";
  private final Actor visitor = Actor.visitor(null, OFFICE);

  private static Actor from(int network) {
    return Actor.visitor(null, "198.51." + network + ".5");
  }

  @Test
  void bruteForce_whenTenFail_isFoundOnce() {
    Scene scene = new Scene();
    for (int i = 0; i < 40; i++) {
      scene.refused(i * 20, from(i), "anna");
    }

    assertThat(Cases.of(D08, scene)).containsExactly("medium");
    Finding found = Cases.all(scene).get(0);
    assertThat(found.alarm().why())
        .startsWith("10 refused sign-ins of one account within 180 s; a wait of 1 min");
    assertThat(found.alarm().evidence()).hasSize(10).startsWith(0L, 2L, 4L);
  }

  @Test
  void bruteForce_whenNineFail_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 9; i++) {
      scene.refused(i, visitor, "anna");
    }

    assertThat(Cases.of(D08, scene)).isEmpty();
  }

  @Test
  void bruteForce_whenSlow_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 30; i++) {
      scene.refused(i * 201, visitor, "anna");
    }

    assertThat(Cases.of(D08, scene)).isEmpty();
  }

  @Test
  void bruteForce_whenASignInComesOff_countsAnew() {
    Scene scene = new Scene();
    for (int i = 0; i < 9; i++) {
      scene.refused(i, visitor, "anna");
    }
    scene.signsIn(10, visitor.as("anna").in("s1"));
    for (int i = 0; i < 9; i++) {
      scene.refused(20 + i, visitor, "anna");
    }

    assertThat(Cases.of(D08, scene)).isEmpty();
  }

  @Test
  void bruteForce_whenNobodyTellsTheAccount_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 50; i++) {
      scene.refused(i, visitor, null);
    }

    assertThat(Cases.all(scene)).isEmpty();
  }

  @Test
  void bruteForce_whenTimeRunsBackwards_isFoundAllTheSame() {
    Scene scene = new Scene();
    for (int i = 0; i < 10; i++) {
      scene.refused(1_000 - i * 20, visitor, "anna");
    }

    assertThat(Cases.of(D08, scene)).containsExactly("medium");
  }

  @Test
  void spray_whenFewPasswordsAreTriedOnSeveral_isFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 24; i++) {
      scene.refused(i * 30, visitor, "user" + i % 6);
    }

    assertThat(Cases.of(D09, scene)).containsExactly("high");
    assertThat(Cases.of(D10, scene)).isEmpty();
  }

  @Test
  void spray_whenDoneWithinFiveMinutes_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 24; i++) {
      scene.refused(i * 10, visitor, "user" + i % 6);
    }

    assertThat(Cases.of(D09, scene)).isEmpty();
  }

  @Test
  void spray_whenOfFourAccounts_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 24; i++) {
      scene.refused(i * 30, visitor, "user" + i % 4);
    }

    assertThat(Cases.of(D09, scene)).isEmpty();
  }

  @Test
  void stuffing_whenAListIsTried_isFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 60; i++) {
      scene.refused(i * 2, visitor, "user" + i);
    }

    assertThat(Cases.of(D10, scene)).containsExactly("high");
    assertThat(Cases.of(D08, scene)).isEmpty();
  }

  @Test
  void stuffing_whenFromAllOverANetwork_isFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 30; i++) {
      scene.refused(i * 2, visitor.at("192.0.2." + (i + 1)), "user" + i);
    }

    assertThat(Cases.of(D10, scene)).containsExactly("high");
  }

  @Test
  void stuffing_whenOneLess_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 24; i++) {
      scene.refused(i * 2, visitor, "user" + i);
    }

    assertThat(Cases.of(D10, scene)).isEmpty();
  }

  @Test
  void stuffing_whenEachIsTriedOften_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 60; i++) {
      scene.refused(i * 2, visitor, "user" + i % 20);
    }

    // 40 attempts are two each; by then it was found
    assertThat(Cases.of(D10, scene)).containsExactly("high");
    Scene often = new Scene();
    for (int i = 0; i < 60; i++) {
      often.refused(i * 2, visitor, "user" + i / 3);
    }
    assertThat(Cases.of(D10, often)).isEmpty();
  }

  @Test
  void stuffing_whenAnOfficeMistypes_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 120; i++) {
      Actor colleague = visitor.as("user" + i).in("s" + i);
      if (i % 3 == 0) {
        scene.refused(i * 5, visitor.in("s" + i), "user" + i);
      }
      scene.signsIn(i * 5 + 2, colleague);
    }

    assertThat(Cases.all(scene)).isEmpty();
  }

  @Test
  void success_afterFive_isFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 5; i++) {
      scene.refused(i * 5, visitor.in("s1"), "anna");
    }
    scene.signsIn(60, visitor.in("s1").as("anna"));

    assertThat(Cases.of(D11, scene)).containsExactly("medium");
  }

  @Test
  void success_afterFiveOfOthersInTheSession_isFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 5; i++) {
      scene.refused(i * 5, visitor.in("s1"), "user" + i);
    }
    scene.signsIn(60, visitor.in("s1").as("anna"));

    assertThat(Cases.of(D11, scene)).containsExactly("medium");
  }

  @Test
  void success_afterFourOrTooLate_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 5; i++) {
      scene.refused(i, visitor.in("s1"), i < 4 ? "anna" : "bert");
    }
    scene.signsIn(1_000, visitor.in("s1").as("anna"));
    for (int i = 0; i < 4; i++) {
      scene.refused(2_000 + i, visitor.in("s2"), "carl");
    }
    scene.signsIn(2_010, visitor.in("s2").as("carl"));

    assertThat(Cases.of(D11, scene)).isEmpty();
  }

  @Test
  void success_fromANewPlaceAndDevice_isHigh() {
    Scene scene =
        new Scene().place(OFFICE, "DE", 52.5, 13.4).place("198.51.1.5", "BR", -23.5, -46.6);
    for (int i = 0; i < 12; i++) {
      scene.signsIn(i * 90_000, Actor.user("w" + i, "anna", OFFICE));
    }
    double later = 13 * 90_000;
    for (int i = 0; i < 6; i++) {
      scene.refused(later + i, from(1).in("x"), "anna");
    }
    scene.signsIn(later + 9, from(1).in("x").as("anna").with(Scene.FIREFOX));

    assertThat(Cases.of(D11, scene)).containsExactly("high");
  }
}
