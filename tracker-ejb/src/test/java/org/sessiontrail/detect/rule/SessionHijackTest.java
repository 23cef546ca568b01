package org.sessiontrail.detect.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.config.detect.DetectRule.D03;
import static org.sessiontrail.detect.Scene.CHROME_NEXT;
import static org.sessiontrail.detect.Scene.CURL;
import static org.sessiontrail.detect.Scene.FIREFOX;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.detect.Finding;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.Scene.Actor;

final class SessionHijackTest {
  private static final String HOME = "203.0.113.7";
  private static final String ELSEWHERE = "198.51.100.9";
  private final Actor anna = Actor.user("s1", "anna", HOME);

  @Test
  void take_whenClientAndNetworkChange_isHigh() {
    Scene scene =
        new Scene().page(0, anna, "/a").page(60, anna.with(FIREFOX).at(ELSEWHERE), "/account");

    List<Finding> found = Cases.all(scene);

    assertThat(found).hasSize(1);
    Finding one = found.get(0);
    assertThat(one.alarm().severity().id()).isEqualTo("high");
    assertThat(one.alarm().evidence()).containsExactly(0L, 1L);
    assertThat(one.alarm().why())
        .isEqualTo(
            "within one session changed: browser or system, network, 60 s after the request"
                + " before");
    assertThat(one.score()).isEqualTo(50);
    assertThat(one.response()).isEqualTo(Finding.Response.STEP_UP);
  }

  @Test
  void take_whenOnlyTheClientChanges_isMedium() {
    Scene scene = new Scene().page(0, anna, "/a").page(60, anna.with(CURL), "/b");

    assertThat(Cases.of(D03, scene)).containsExactly("medium");
  }

  @Test
  void take_whenTheCountryChanges_isHigh() {
    Scene scene =
        new Scene()
            .place(HOME, "DE", 52.5, 13.4)
            .place(ELSEWHERE, "FR", 48.9, 2.4)
            .page(0, anna, "/a")
            .page(90_000, anna.at(ELSEWHERE), "/b")
            .page(90_060, anna.at(HOME), "/b");

    // a day apart nothing is compared; a minute apart it is
    assertThat(Cases.of(D03, scene)).containsExactly("high");
  }

  @Test
  void take_whenTheBrowserIsUpdated_saysNothing() {
    Scene scene =
        new Scene().page(0, anna, "/a").page(60, anna.with(CHROME_NEXT).at(ELSEWHERE), "/b");

    assertThat(Cases.of(D03, scene)).isEmpty();
  }

  @Test
  void take_whenOnlyTheNetworkChanges_saysNothing() {
    Scene scene = new Scene().page(0, anna, "/a").page(60, anna.at(ELSEWHERE), "/b");

    assertThat(Cases.of(D03, scene)).isEmpty();
  }

  @Test
  void take_whenTheAddressChangesWithinItsNetwork_isTheSameNetwork() {
    Scene scene =
        new Scene().page(0, anna, "/a").page(9, anna.with(FIREFOX).at("203.0.113.99"), "/b");

    assertThat(Cases.of(D03, scene)).containsExactly("medium");
  }

  @Test
  void take_whenAddressesAreTruncated_worksWithWhatIsLeft() {
    Scene scene =
        new Scene()
            .page(0, anna.at("203.0.113.0"), "/a")
            .page(60, anna.with(FIREFOX).at("198.51.100.0"), "/b");

    assertThat(Cases.of(D03, scene)).containsExactly("high");
  }

  @Test
  void take_whenNothingIsKept_saysNothing() {
    Actor nobody = anna.at(null).with(null);
    Scene scene = new Scene().page(0, anna, "/a").page(1, nobody, "/b").page(2, anna, "/c");

    assertThat(Cases.of(D03, scene)).isEmpty();
  }

  @Test
  void take_whenWhatIsNotKeptComesBetween_comparesWithWhatWasKnown() {
    Scene scene =
        new Scene()
            .page(0, anna, "/a")
            .page(1, anna.at(null).with(null), "/b")
            .page(2, anna.with(FIREFOX).at(ELSEWHERE), "/c");

    assertThat(Cases.of(D03, scene)).containsExactly("high");
  }

  @Test
  void take_whenTwoTakeTurns_isToldOnce() {
    Scene scene = new Scene();
    for (int i = 0; i < 20; i++) {
      scene.page(i, i % 2 == 0 ? anna : anna.with(FIREFOX).at(ELSEWHERE), "/p" + i);
    }

    assertThat(Cases.of(D03, scene)).containsExactly("high");
  }

  @Test
  void take_whenTwoSessionsShareAUser_areNotCompared() {
    Scene scene =
        new Scene()
            .page(0, anna, "/a")
            .page(1, anna.in("s2").with(FIREFOX).at(ELSEWHERE), "/b")
            .page(2, anna, "/a");

    assertThat(Cases.of(D03, scene)).isEmpty();
  }

  @Test
  void take_whenTimeRunsBackwards_stillCompares() {
    Scene scene =
        new Scene().page(100, anna, "/a").page(40, anna.with(FIREFOX).at(ELSEWHERE), "/b");

    assertThat(Cases.of(D03, scene)).containsExactly("high");
  }

  @Test
  void take_whenTheLikenessAskedIsLow_believesMore() {
    Scene scene = new Scene().page(0, anna, "/a").page(60, anna.with(FIREFOX).at(ELSEWHERE), "/b");

    assertThat(Cases.of(D03, scene, D03.settings().threshold(20))).isEmpty();
  }
}
