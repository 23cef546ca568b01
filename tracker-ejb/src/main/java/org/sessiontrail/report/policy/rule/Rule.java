package org.sessiontrail.report.policy.rule;

import java.util.Set;
import org.sessiontrail.record.Kind;

/** One declared rule. Immutable. */
public interface Rule {
  /** What it demands, one sentence. */
  String definition();

  /** Kinds of records from before the period that it has to know. */
  default Set<Kind> known() {
    return Set.of();
  }

  /** Begins to watch; findings go to {@code tally}. */
  Watch watch(Tally tally);
}
