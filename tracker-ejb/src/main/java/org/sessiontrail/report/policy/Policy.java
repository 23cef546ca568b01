package org.sessiontrail.report.policy;

import java.util.List;
import org.sessiontrail.report.policy.rule.Rule;

/**
 * Declared rules. Immutable.
 *
 * @param entries rules in the order of their declaration
 * @param evidence violations a rule shows at most
 * @param limit trails, users or objects a rule follows at once at most
 */
public record Policy(List<Entry> entries, int evidence, int limit) {
  /** Makes it immutable. */
  public Policy {
    entries = List.copyOf(entries);
  }

  /**
   * A rule with its name.
   *
   * @param name as declared
   * @param type sort of rule
   * @param line where it was declared, from 1
   * @param rule the rule
   */
  record Entry(String name, String type, int line, Rule rule) {}

  /** Names of the rules. */
  public List<String> names() {
    return entries.stream().map(Entry::name).toList();
  }

  /** Every mistake of a policy, each with its line. */
  public static final class Mistakes extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> sentences;

    Mistakes(List<String> sentences) {
      super("TRK-0430 the policy has mistakes: " + String.join("; ", sentences));
      this.sentences = List.copyOf(sentences);
    }

    /** One sentence a mistake. */
    public List<String> sentences() {
      return sentences;
    }
  }
}
