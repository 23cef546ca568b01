package org.sessiontrail.config;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;

/** Reads what detection is told: {@code tracker.detect.*}. */
final class DetectSettings {
  private static final ValueForm FLAG = ValueForm.flag();
  private static final ValueForm MODE = ValueForm.choice("observe", "enforce");
  private static final ValueForm NUMBER = ValueForm.integer(1, 1_000_000_000);
  private static final ValueForm SECONDS = ValueForm.integer(1, 2_592_000);
  private static final ValueForm POINTS = ValueForm.integer(0, 1_000);

  private final ConfigValues values;
  private final Set<String> known =
      new TreeSet<>(Set.of("mode", "allow", "decoys", "methods", "sequences"));

  private DetectSettings(ConfigValues values) {
    this.values = values;
  }

  static DetectConfig of(ConfigValues values) {
    return new DetectSettings(values).config();
  }

  private DetectConfig config() {
    Map<DetectRule, RuleSettings> rules = new EnumMap<>(DetectRule.class);
    for (DetectRule each : DetectRule.values()) {
      rules.put(each, settings(each));
    }
    DetectRule[] all = DetectRule.values();
    values.reportOtherMembers(
        ConfigKey.DETECT_RULES,
        known,
        "enabled, mode, threshold, threshold2, weight or window of one of "
            + String.join(" ", Arrays.stream(all).map(DetectRule::id).toList()));
    return new DetectConfig(
        values.text(ConfigKey.DETECT_MODE, "observe").equalsIgnoreCase("enforce"),
        rules,
        values.list(ConfigKey.DETECT_ALLOW, List.of()),
        values.list(ConfigKey.DETECT_DECOYS, List.of()),
        values.list(ConfigKey.DETECT_METHODS, List.of()),
        values.list(ConfigKey.DETECT_SEQUENCES, List.of()));
  }

  private RuleSettings settings(DetectRule rule) {
    RuleSettings out = rule.settings();
    String enabled = member(rule, "enabled", FLAG);
    out = enabled == null ? out : out.enabled(Boolean.parseBoolean(enabled));
    String mode = member(rule, "mode", MODE);
    out = mode == null ? out : out.enforce(mode.equals("enforce"));
    String threshold = member(rule, "threshold", NUMBER);
    out = threshold == null ? out : out.threshold(Long.parseLong(threshold));
    String second = member(rule, "threshold2", NUMBER);
    out = second == null ? out : out.threshold2(Long.parseLong(second));
    String weight = member(rule, "weight", POINTS);
    out = weight == null ? out : out.weight(Integer.parseInt(weight));
    String window = member(rule, "window", SECONDS);
    return window == null ? out : out.window(Long.parseLong(window));
  }

  private @Nullable String member(DetectRule rule, String setting, ValueForm form) {
    String name = rule.id() + "-" + setting;
    known.add(name);
    return values.member(ConfigKey.DETECT_RULES, name, form);
  }
}
