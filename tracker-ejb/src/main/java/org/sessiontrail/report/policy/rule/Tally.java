package org.sessiontrail.report.policy.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Counts what a rule found, and keeps the first of it. One thread, bounded memory. */
public final class Tally {
  private final int evidenceLimit;
  private final int stateLimit;
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<String, Long> unjudged = new LinkedHashMap<>();
  private final Map<String, Long> notes = new LinkedHashMap<>();
  private @Nullable String without;
  private boolean tolerated;
  private long checked;
  private long violations;

  /**
   * Counts from nothing.
   *
   * @param evidenceLimit violations that are kept
   * @param stateLimit trails, users or objects a rule may follow at once
   */
  public Tally(int evidenceLimit, int stateLimit) {
    this.evidenceLimit = evidenceLimit;
    this.stateLimit = stateLimit;
  }

  /** Something the rule is about was looked at. */
  public void checked() {
    checked++;
  }

  /** The rule is broken. */
  public void violation(Evidence found) {
    violations++;
    if (evidence.size() < evidenceLimit) {
      evidence.add(found);
    }
  }

  /** Something could not be judged; {@code why} is one of few texts. */
  public void unjudged(String why) {
    unjudged.merge(why, 1L, Long::sum);
  }

  /** Something the reader should know that changes no verdict. */
  public void note(String what) {
    notes.merge(what, 1L, Long::sum);
  }

  /** Whether a rule that follows {@code size} things has room for one more; says so if not. */
  public boolean hasRoom(int size) {
    if (size < stateLimit) {
      return true;
    }
    unjudged("not followed, more than " + stateLimit + " at once");
    return false;
  }

  /** So few violations that the rule allows them; they stay as evidence. */
  void tolerate(String as) {
    notes.put(as, violations);
    tolerated = true;
  }

  /** Takes every violation back: what they were judged by does not exist at all. */
  void retract(String why) {
    violations = 0;
    evidence.clear();
    without = why;
  }

  /**
   * What was found.
   *
   * @param name name of the rule
   * @param type sort of rule
   * @param definition what it demands
   */
  public RuleResult result(String name, String type, String definition) {
    StringJoiner remarks = new StringJoiner("; ");
    if (without != null) {
      remarks.add(without);
    }
    unjudged.forEach((why, count) -> remarks.add(count + " " + why));
    notes.forEach((what, count) -> remarks.add(count + " " + what));
    Verdict verdict =
        violations > 0 && !tolerated
            ? Verdict.FAIL
            : unjudged.isEmpty() && without == null ? Verdict.PASS : Verdict.NOT_EVALUABLE;
    return new RuleResult(
        name,
        type,
        verdict,
        definition,
        remarks.toString(),
        new RuleResult.Counts(checked, violations),
        List.copyOf(evidence));
  }
}
