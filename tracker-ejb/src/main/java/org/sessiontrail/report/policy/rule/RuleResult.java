package org.sessiontrail.report.policy.rule;

import java.util.List;

/**
 * What one rule came to.
 *
 * @param name name of the rule in its policy
 * @param type sort of rule
 * @param definition what it demands
 * @param remarks what could not be judged and why, and what else to know; empty for nothing
 * @param counts how much was looked at and found
 * @param evidence the first violations, in the order they were found
 */
public record RuleResult(
    String name,
    String type,
    Verdict verdict,
    String definition,
    String remarks,
    Counts counts,
    List<Evidence> evidence) {
  /**
   * How much.
   *
   * @param checked records, trails or intervals the rule was applied to
   * @param violations those that broke it, also when there are more than the evidence shows
   */
  public record Counts(long checked, long violations) {}
}
