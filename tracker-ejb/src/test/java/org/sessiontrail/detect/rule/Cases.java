package org.sessiontrail.detect.rule;

import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Detector;
import org.sessiontrail.detect.Finding;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.store.TrailRecord;

/** Runs rules over scenes. */
public final class Cases {
  private Cases() {}

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

  static List<Finding> all(Detector detector, List<TrailRecord> log) {
    List<Finding> out = new ArrayList<>();
    log.forEach(record -> out.addAll(detector.take(record)));
    return out;
  }

  /** What {@code rule} finds in {@code scene}: severities. */
  static List<String> of(DetectRule rule, Scene scene) {
    return of(rule, scene, DetectConfig.standard());
  }

  static List<String> of(DetectRule rule, Scene scene, DetectConfig config) {
    return all(scene, config).stream()
        .filter(finding -> finding.alarm().rule() == rule)
        .map(finding -> finding.alarm().severity().id())
        .toList();
  }

  /** What {@code rule} finds in {@code scene} when told {@code settings}. */
  static List<String> of(DetectRule rule, Scene scene, RuleSettings settings) {
    return of(rule, scene, DetectConfig.standard().with(rule, settings));
  }
}
