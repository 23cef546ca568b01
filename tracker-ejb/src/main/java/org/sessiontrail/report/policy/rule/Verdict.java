package org.sessiontrail.report.policy.rule;

import java.util.Locale;

/** What a rule came to. */
public enum Verdict {
  /** Everything that could be judged kept to the rule, and all could be judged. */
  PASS,
  /** At least one violation was found. */
  FAIL,
  /** No violation was found, but something the rule needs is missing. */
  NOT_EVALUABLE;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', ' ');

  /** The word in reports, for example {@code not evaluable}. */
  public String id() {
    return id;
  }
}
