package org.sessiontrail.detect.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.config.detect.DetectRule.D12;
import static org.sessiontrail.config.detect.DetectRule.D13;
import static org.sessiontrail.config.detect.DetectRule.D16;
import static org.sessiontrail.config.detect.DetectRule.D17;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.Scene.Actor;
import org.sessiontrail.detect.Scene.Ask;
import org.sessiontrail.record.RequestType;

final class BrowsingRulesTest {
  private final Actor anna = Actor.visitor("s1", "203.0.113.7");
  private final Actor bot = Actor.visitor(null, "198.51.100.7").with(Scene.CURL);

  @Test
  void scraping_whenFastForTwoMinutes_isFoundOnce() {
    Scene scene = new Scene();
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      scene.page(i * 0.4 + random.nextDouble() * 0.3, anna, "/p" + i % 20);
    }

    assertThat(Cases.of(D12, scene)).containsExactly("medium");
  }

  @Test
  void scraping_whenFastForOneMinuteOnly_isNotFound() {
    Scene scene = new Scene();
    Random random = new Random(1);
    for (int i = 0; i < 140; i++) {
      scene.page(i * 0.4 + random.nextDouble() * 0.3, anna, "/p" + i % 20);
    }
    for (int i = 0; i < 90; i++) {
      scene.page(60 + i * 0.66 + random.nextDouble() * 0.6, anna, "/p" + i % 20);
    }

    assertThat(Cases.of(D12, scene)).isEmpty();
  }

  @Test
  void scraping_whenVeryFast_isFoundAfterAMinute() {
    Scene scene = new Scene();
    for (int i = 0; i < 3_000; i++) {
      scene.page(i * 0.05 + (i % 3) * 0.02, bot, "/p" + i % 9);
    }

    assertThat(Cases.of(D12, scene)).containsExactly("medium");
  }

  @Test
  void scraping_whenManyPathsAreTaken_isFound() {
    Scene scene = new Scene();
    Random random = new Random(2);
    for (int i = 0; i < 310; i++) {
      scene.page(i * 1.5 + random.nextDouble(), bot, "/item/" + i);
    }

    assertThat(Cases.of(D12, scene)).containsExactly("medium");
  }

  @Test
  void scraping_whenSlowButEven_isFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 30; i++) {
      scene.page(i * 61, anna, "/item/" + i);
    }

    assertThat(Cases.of(D12, scene)).containsExactly("medium");
  }

  @Test
  void scraping_whenAPageReloadsItself_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 200; i++) {
      scene.page(i * 30, anna, "/dashboard");
    }

    assertThat(Cases.of(D12, scene)).isEmpty();
  }

  @Test
  void scraping_whenScriptsAndPicturesLoad_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 600; i++) {
      RequestType type = i % 2 == 0 ? RequestType.FETCH : RequestType.OTHER;
      scene.ask(i * 0.2, anna, i == 0 ? Ask.page("/") : Ask.page("/x" + i).of(type));
    }

    assertThat(Cases.of(D12, scene)).isEmpty();
  }

  @Test
  void scraping_whenAnOfficeBrowses_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 2_000; i++) {
      scene.page(i * 0.2, anna.in("s" + i % 100), "/p" + i);
    }

    assertThat(Cases.of(D12, scene)).isEmpty();
  }

  @Test
  void forcedBrowsing_whenTenPathsAreMissed_isFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 10; i++) {
      scene.ask(i * 20, anna, Ask.page("/x" + i).answered(i % 2 == 0 ? 404 : 403));
    }

    assertThat(Cases.of(D13, scene)).containsExactly("medium");
  }

  @Test
  void forcedBrowsing_whenOnePictureIsMissing_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 100; i++) {
      scene.ask(i, anna, Ask.page("/logo").answered(404));
      scene.ask(i, anna, Ask.page("/denied" + i).answered(401));
    }

    assertThat(Cases.of(D13, scene)).isEmpty();
  }

  @Test
  void forcedBrowsing_whenSlow_isNotFound() {
    Scene scene = new Scene();
    for (int i = 0; i < 50; i++) {
      scene.ask(i * 40, anna, Ask.page("/x" + i).answered(404));
    }

    assertThat(Cases.of(D13, scene)).isEmpty();
  }

  @Test
  void forcedBrowsing_ofANetwork_takesHundredsOfPaths() {
    Scene scan = new Scene();
    Scene office = new Scene();
    Scene oneLink = new Scene();
    for (int i = 0; i < 501; i++) {
      scan.ask(i, bot, Ask.page("/x" + i).answered(404));
      oneLink.ask(i, bot, Ask.page("/x" + i % 250).answered(404));
      if (i < 490) {
        office.ask(i, anna.in("s" + i), Ask.page("/x" + i).answered(404));
      }
    }

    assertThat(Cases.of(D13, scan)).containsExactly("high");
    assertThat(Cases.of(D13, oneLink)).isEmpty();
    assertThat(Cases.of(D13, office)).isEmpty();
  }

  @Test
  void decoy_whenTouched_isFound() {
    DetectConfig traps =
        new DetectConfig(Map.of(), List.of(), List.of("/shop/.env", "/shop/old/*"), List.of());
    Scene scene =
        new Scene()
            .page(0, anna, "/shop/environment")
            .page(1, anna, "/shop/older")
            .page(2, anna, "/shop/old/backup.zip")
            .page(3, anna, "/shop/.env")
            .page(4, bot, "/shop/.env");

    assertThat(Cases.of(D16, scene, traps)).containsExactly("high", "high");
    assertThat(Cases.of(D16, scene)).isEmpty();
  }

  @Test
  void methodMisuse_whenThree_isFound() {
    Scene scene =
        new Scene()
            .ask(0, anna, Ask.page("/a").by("PROPFIND"))
            .ask(1, anna, Ask.page("/a").by("POST").answered(405))
            .ask(2, anna, Ask.page("/a").by("GETS"));

    assertThat(Cases.of(D17, scene)).containsExactly("low");
  }

  @Test
  void methodMisuse_whenTwoOrMeant_isNotFound() {
    Scene scene =
        new Scene()
            .ask(0, anna, Ask.page("/a").by("TRACE"))
            .ask(1, anna, Ask.page("/a").by("DELETE").answered(405));
    for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
      scene.ask(2, anna, Ask.page("/b").by(method));
    }

    assertThat(Cases.of(D17, scene)).isEmpty();
  }

  @Test
  void methodMisuse_whenDeclared_isFoundForOthers() {
    DetectConfig declared =
        new DetectConfig(Map.of(), List.of(), List.of(), List.of("/orders/*=GET+POST"))
            .with(D17, D17.settings().threshold(1));
    Scene fine = new Scene().ask(0, anna, Ask.page("/orders/1").by("HEAD"));
    Scene misuse = new Scene().ask(0, anna, Ask.page("/orders/1").by("DELETE"));

    assertThat(Cases.of(D17, fine, declared)).isEmpty();
    assertThat(Cases.of(D17, misuse, declared)).containsExactly("low");
  }
}
