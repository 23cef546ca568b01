package org.sessiontrail.report.policy;

import java.util.List;
import org.sessiontrail.report.AuditHeader;
import org.sessiontrail.report.Completeness;
import org.sessiontrail.report.policy.rule.RuleResult;
import org.sessiontrail.report.policy.rule.Verdict;

/**
 * What a policy came to over a period.
 *
 * @param header of which log, made when, by whom; its query is the period that was judged
 * @param rules in the order of the policy
 * @param completeness what was read, and what is missing in it
 */
public record PolicyResult(AuditHeader header, List<RuleResult> rules, Completeness completeness) {
  /** What the report says; part of it. */
  public static final String DEFINITION =
      "Each rule of the policy over the records of the period: pass, fail with its first"
          + " violations, or not evaluable, when no violation was found but not all could be judged."
          + " What was lost in gaps, suppressed or erased can't be judged.";

  /** Makes it immutable. */
  public PolicyResult {
    rules = List.copyOf(rules);
  }

  /** How many rules came to {@code verdict}. */
  public long count(Verdict verdict) {
    return rules.stream().filter(rule -> rule.verdict() == verdict).count();
  }
}
