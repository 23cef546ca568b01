package org.sessiontrail.report.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.policy.rule.Evidence;
import org.sessiontrail.report.policy.rule.RuleResult;

/** The rows of a policy report: one a rule, each followed by one a violation shown. */
final class PolicyRows {
  /** A column: its name and the type of its values. */
  record Column(String name, String type) {}

  static final List<Column> COLUMNS =
      List.of(
          new Column("row", "text"),
          new Column("rule", "text"),
          new Column("type", "text"),
          new Column("verdict", "text"),
          new Column("checked", "integer"),
          new Column("violations", "integer"),
          new Column("index", "integer"),
          new Column("at", "time"),
          new Column("trail", "text"),
          new Column("user", "text"),
          new Column("sentence", "text"),
          new Column("remarks", "text"));

  private PolicyRows() {}

  /** Texts, numbers and null for no value, in the order of {@link #COLUMNS}. */
  static List<List<@Nullable Object>> of(PolicyResult result) {
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (RuleResult rule : result.rules()) {
      out.add(
          row(
              "rule",
              rule.name(),
              rule.type(),
              rule.verdict().id(),
              rule.counts().checked(),
              rule.counts().violations(),
              null,
              null,
              null,
              null,
              rule.definition(),
              rule.remarks().isEmpty() ? null : rule.remarks()));
      for (Evidence each : rule.evidence()) {
        out.add(
            row(
                "evidence",
                rule.name(),
                rule.type(),
                null,
                null,
                null,
                each.index(),
                TrailClock.format(each.atMicros()),
                each.trail(),
                each.user(),
                each.sentence(),
                null));
      }
    }
    return out;
  }

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }
}
