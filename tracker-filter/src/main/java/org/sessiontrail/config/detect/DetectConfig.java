package org.sessiontrail.config.detect;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What detection is told.
 *
 * @param enforce whether findings of rules that are told so may be acted on ({@code
 *     tracker.detect.mode})
 * @param rules the settings of every rule ({@code tracker.detect.<rule>.<setting>})
 * @param allow networks and users that no rule looks at ({@code tracker.detect.allow})
 * @param decoys paths that nobody has a reason to ask for ({@code tracker.detect.decoys})
 * @param methods which methods paths are meant for ({@code tracker.detect.methods})
 * @param sequences orders in which paths are meant to be asked for ({@code
 *     tracker.detect.sequences})
 */
public record DetectConfig(
    boolean enforce,
    Map<DetectRule, RuleSettings> rules,
    List<String> allow,
    List<String> decoys,
    List<String> methods,
    List<String> sequences) {
  /** Takes copies; rules that are not named are as they come. */
  public DetectConfig {
    Map<DetectRule, RuleSettings> all = new EnumMap<>(DetectRule.class);
    for (DetectRule each : DetectRule.values()) {
      all.put(each, rules.getOrDefault(each, each.settings()));
    }
    rules = Map.copyOf(all);
    allow = List.copyOf(allow);
    decoys = List.copyOf(decoys);
    methods = List.copyOf(methods);
    sequences = List.copyOf(sequences);
  }

  /** One without declared orders. */
  public DetectConfig(
      boolean enforce,
      Map<DetectRule, RuleSettings> rules,
      List<String> allow,
      List<String> decoys,
      List<String> methods) {
    this(enforce, rules, allow, decoys, methods, List.of());
  }

  /** One by which nothing is acted on. */
  public DetectConfig(
      Map<DetectRule, RuleSettings> rules,
      List<String> allow,
      List<String> decoys,
      List<String> methods) {
    this(false, rules, allow, decoys, methods);
  }

  /** Everything as it comes. */
  public static DetectConfig standard() {
    return new DetectConfig(Map.of(), List.of(), List.of(), List.of());
  }

  /** The settings of {@code rule}. */
  public RuleSettings of(DetectRule rule) {
    return Objects.requireNonNull(rules.get(rule));
  }

  /** The same but for one rule. */
  public DetectConfig with(DetectRule rule, RuleSettings other) {
    Map<DetectRule, RuleSettings> all = new EnumMap<>(rules);
    all.put(rule, other);
    return new DetectConfig(enforce, all, allow, decoys, methods, sequences);
  }

  /** The same with other declared orders. */
  public DetectConfig withSequences(List<String> other) {
    return new DetectConfig(enforce, rules, allow, decoys, methods, other);
  }
}
