package org.sessiontrail.report.policy.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.retention.Hold;

/**
 * What is judged.
 *
 * @param fromMicros beginning, included, or null for the beginning of the log
 * @param toMicros end, not included; never later than the report
 * @param nowMicros when the report was begun
 * @param holds legal holds on the log
 */
public record Period(@Nullable Long fromMicros, long toMicros, long nowMicros, List<Hold> holds) {
  /** Copies the holds. */
  public Period {
    holds = List.copyOf(holds);
  }
}
