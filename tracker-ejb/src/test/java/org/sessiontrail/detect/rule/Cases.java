package org.sessiontrail.detect.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Detector;
import org.sessiontrail.detect.Finding;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.Scene.Actor;
import org.sessiontrail.detect.Scene.Ask;
import org.sessiontrail.store.TrailRecord;

/** Runs rules over scenes. */
public final class Cases {
  /** With a decoy. */
  public static final DetectConfig TRAPS =
      new DetectConfig(Map.of(), List.of(), List.of("/trap"), List.of())
          .withSequences(List.of("/cart>/address>/pay"));

  private Cases() {}

  /** Everything at once, at random, time jumping back now and then. */
  public static Scene turmoil(long seed) {
    Random random = new Random(seed);
    Scene scene =
        new Scene().place("203.0.113.1", "DE", 52, 13).place("198.51.100.1", "US", 40, -74);
    double at = 0;
    for (int i = 0; i < 3_000; i++) {
      at += random.nextInt(20) == 0 ? -random.nextInt(400) : random.nextInt(4);
      Actor who =
          new Actor(
              random.nextInt(5) == 0 ? null : "s" + random.nextInt(30),
              random.nextInt(3) == 0 ? "u" + random.nextInt(8) : null,
              random.nextBoolean() ? "203.0.113.1" : "198.51.100.1",
              random.nextInt(40) == 0 ? Scene.FIREFOX : Scene.CHROME,
              "en");
      more(scene, at, who, random);
      switch (random.nextInt(8)) {
        case 0, 1 -> scene.refused(at, who, "u" + random.nextInt(40));
        case 2 -> scene.signsIn(at, who.in("s" + random.nextInt(30)).as("u" + random.nextInt(8)));
        case 3 -> scene.ask(at, who, Ask.page("/x" + random.nextInt(99)).answered(404));
        case 4 -> scene.ask(at, who, Ask.page(random.nextInt(9) == 0 ? "/trap" : "/b").by("FOO"));
        default -> scene.page(at, who, "/p" + random.nextInt(500));
      }
    }
    return scene;
  }

  /** What is no request. */
  private static void more(Scene scene, double at, Actor who, Random random) {
    String id = "id" + random.nextInt(200);
    switch (random.nextInt(20)) {
      case 0 -> scene.begins(at, who.in("s" + random.nextInt(30)), id);
      case 1 -> scene.changesId(at, who.in("s" + random.nextInt(30)), id);
      case 2 -> scene.ends(at, who.in("s" + random.nextInt(30)), "logout");
      case 3, 4 -> scene.staleId(at, who, "id" + random.nextInt(400));
      case 5, 6 -> scene.does(at, who.in("s1").as("u1"), "order.place");
      case 7 -> scene.page(at, who, random.nextBoolean() ? "/cart" : "/pay");
      case 8 -> scene.signsOut(at, who.in("s" + random.nextInt(30)));
      case 9 ->
          scene.add(
              org.sessiontrail.record.Fact.of(
                      org.sessiontrail.record.Kind.VERIFICATION, scene.second(at))
                  .put("outcome", random.nextBoolean() ? "failed" : "success")
                  .build());
      default -> {}
    }
  }

  /** All rules as they come. */
  public static Detector detector(Scene scene) {
    return detector(scene, DetectConfig.standard());
  }

  /** All rules by {@code config}. */
  public static Detector detector(Scene scene, DetectConfig config) {
    return new Detector(config, Rules.of(config), scene.places());
  }

  /** What is found in {@code scene}. */
  public static List<Finding> all(Scene scene) {
    return all(detector(scene), scene.log());
  }

  /** What is found in {@code scene} by {@code config}. */
  public static List<Finding> all(Scene scene, DetectConfig config) {
    return all(detector(scene, config), scene.log());
  }

  /** What {@code detector} finds in {@code log}. */
  public static List<Finding> all(Detector detector, List<TrailRecord> log) {
    List<Finding> out = new ArrayList<>();
    log.forEach(record -> out.addAll(detector.take(record)));
    return out;
  }

  /** What {@code rule} finds in {@code scene}: severities. */
  public static List<String> of(DetectRule rule, Scene scene) {
    return of(rule, scene, DetectConfig.standard());
  }

  /** What {@code rule} finds in {@code scene} by {@code config}: severities. */
  public static List<String> of(DetectRule rule, Scene scene, DetectConfig config) {
    return all(scene, config).stream()
        .filter(finding -> finding.alarm().rule() == rule)
        .map(finding -> finding.alarm().severity().id())
        .toList();
  }

  /** What {@code rule} finds in {@code scene} when told {@code settings}. */
  public static List<String> of(DetectRule rule, Scene scene, RuleSettings settings) {
    return of(rule, scene, DetectConfig.standard().with(rule, settings));
  }
}
