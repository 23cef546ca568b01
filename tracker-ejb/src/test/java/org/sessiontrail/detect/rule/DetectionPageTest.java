package org.sessiontrail.detect.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.HASH;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Finding;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.docs.WrittenPage;

/** The tables of docs/detection.md are what the code says, and what it finds. */
final class DetectionPageTest {
  private static final long[] SCORED = {2, 3, 4};

  /** How a rule did. */
  private static final class Tally {
    private int labels;
    private int hit;
    private int found;
    private int right;
  }

  private final Map<DetectRule, Tally> tallies = new EnumMap<>(DetectRule.class);
  private int cleanSessions;

  @Test
  void page_holdsTheRulesAndHowTheyDid() throws IOException {
    for (long seed : SCORED) {
      score(new Traffic(seed));
    }

    for (DetectRule each : DetectRule.values()) {
      Tally tally = tally(each);
      assertThat(tally.hit).as(each + " finds").isPositive();
      int wrong = tally.found - tally.right;
      assertThat(1_000.0 * wrong / cleanSessions).as(each + " false alarms").isLessThan(5);
    }
    WrittenPage.of("detection.md").with("rules", rules()).with("scores", scores()).check();
  }

  private void score(Traffic traffic) {
    cleanSessions += traffic.cleanSessions();
    Set<String> wanted = pseudonymous(traffic.labels());
    Set<String> hit = new TreeSet<>();
    List<Finding> found = Cases.all(traffic.scene(), Cases.TRAPS);
    for (Finding each : found) {
      Tally tally = tally(each.alarm().rule());
      tally.found++;
      String about = about(each);
      if (wanted.contains(about)) {
        tally.right++;
        hit.add(about);
      }
    }
    for (String each : wanted) {
      Tally tally = tally(DetectRule.valueOf(each.substring(0, 3)));
      tally.labels++;
      tally.hit += hit.contains(each) ? 1 : 0;
    }
  }

  private Tally tally(DetectRule rule) {
    return tallies.computeIfAbsent(rule, key -> new Tally());
  }

  private static Set<String> pseudonymous(Set<String> labels) {
    return labels.stream()
        .map(
            label ->
                label.startsWith("u ", 4)
                    ? label.substring(0, 6) + HASH.ofUser(label.substring(6))
                    : label)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whom a finding is about, as labels say it. */
  private static String about(Finding found) {
    Signal at = found.alarm().at();
    String rule = found.alarm().rule().name();
    return switch (found.alarm().rule()) {
      case D01, D02, D07, D08, D11, D18 -> rule + " u " + at.who().account();
      case D05, D09, D10 -> rule + " n " + at.client().network();
      default -> rule + " " + at.source();
    };
  }

  private static String rules() {
    StringBuilder out = new StringBuilder();
    out.append("| rule | looks for | severity | numbers | window | AppSensor | OWASP word |\n");
    out.append("|---|---|---|---|---|---|---|\n");
    for (DetectRule each : DetectRule.values()) {
      RuleSettings settings = DetectConfig.standard().of(each);
      String second =
          each.threshold2().words().isEmpty()
              ? ""
              : "; `threshold2` " + settings.threshold2() + ", " + each.threshold2().words();
      String word = each.vocabulary();
      out.append(
          String.format(
              Locale.ROOT,
              "| `%s` %s | %s | %s | `threshold` %d, %s%s | %s | %s | %s |%n",
              each.id(),
              each.title(),
              each.sentence(settings),
              each.severity().id(),
              settings.threshold(),
              each.threshold().words(),
              second,
              window(settings.windowSeconds()),
              each.sensor(),
              word == null ? "" : "`" + word + "`"));
    }
    return out.toString();
  }

  private static String window(long seconds) {
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + " d";
    }
    return seconds % 3_600 == 0 ? seconds / 3_600 + " h" : seconds / 60 + " min";
  }

  private String scores() {
    StringBuilder out = new StringBuilder();
    out.append("| rule | planted | found of these | findings | right of these |");
    out.append(" false alarms per 1000 clean sessions |\n|---|---|---|---|---|---|\n");
    tallies.forEach(
        (rule, tally) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "| `%s` %s | %d | %d (%d %%) | %d | %d (%d %%) | %.1f |%n",
                    rule.id(),
                    rule.title(),
                    tally.labels,
                    tally.hit,
                    100 * tally.hit / Math.max(1, tally.labels),
                    tally.found,
                    tally.right,
                    100 * tally.right / Math.max(1, tally.found),
                    1_000.0 * (tally.found - tally.right) / cleanSessions)));
    out.append(
        String.format(Locale.ROOT, "%n%,d clean sessions, seeds 2, 3 and 4.%n", cleanSessions));
    return out.toString();
  }
}
