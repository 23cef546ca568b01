package org.sessiontrail.report.policy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.VisibleText;
import org.sessiontrail.report.policy.rule.Evidence;
import org.sessiontrail.report.policy.rule.RuleResult;

/** The policy report as text for people. */
final class PolicyText {
  private PolicyText() {}

  static void write(PolicyResult result, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    Map<String, Object> header = result.header().members();
    line(text, "Policy report of " + header.get("app") + ", made " + header.get("made"));
    line(
        text,
        "Period: from "
            + header.getOrDefault("from", "the beginning of the log")
            + " to "
            + header.get("to"));
    line(text, PolicyResult.DEFINITION);
    for (RuleResult rule : result.rules()) {
      rule(text, rule);
    }
    text.append('\n');
    for (Map.Entry<String, Object> said : result.completeness().statements()) {
      line(text, said.getKey() + ": " + said.getValue());
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void rule(StringBuilder text, RuleResult rule) {
    text.append('\n');
    line(
        text,
        String.format(
            Locale.ROOT,
            "%-13s %s (%s): %,d violations, %,d checked",
            rule.verdict().id().toUpperCase(Locale.ROOT),
            rule.name(),
            rule.type(),
            rule.counts().violations(),
            rule.counts().checked()));
    line(text, "  " + rule.definition());
    if (!rule.remarks().isEmpty()) {
      line(text, "  " + rule.remarks());
    }
    for (Evidence each : rule.evidence()) {
      line(
          text,
          String.join(
              "  ",
              "   ",
              each.index() == null ? "-" : "#" + each.index(),
              TrailClock.format(each.atMicros()),
              each.trail() == null ? "-" : each.trail(),
              each.user() == null ? "-" : each.user(),
              each.sentence()));
    }
    long more = rule.counts().violations() - rule.evidence().size();
    if (more > 0) {
      line(text, "     and " + more + " more");
    }
  }

  /** One line, and nothing that a terminal obeys. */
  private static void line(StringBuilder to, String text) {
    to.append(VisibleText.of(text)).append('\n');
  }
}
