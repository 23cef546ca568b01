package org.sessiontrail.insight.question;

import java.util.Map;

/**
 * What the numbers of an answer are made of, and what is not in them.
 *
 * @param captured records in the visits of the period, whatever the segment
 * @param gaps records of the period that were taken and lost
 * @param suppressed requests that were seen and by rule not recorded
 * @param excluded requests excluded by path
 * @param behind stored records of the log that are not in any visit yet
 */
public record Completeness(long captured, long gaps, long suppressed, long excluded, long behind) {
  private static final String SUPPRESSED = "suppressed.";
  private static final String EXCLUDED = "suppressed.excluded";

  /** With the losses of the period, by name, as the trail tells them. */
  static Completeness of(long captured, Map<String, Long> losses, long behind) {
    long excluded = losses.getOrDefault(EXCLUDED, 0L);
    return new Completeness(
        captured, sum(losses, "gap."), sum(losses, SUPPRESSED) - excluded, excluded, behind);
  }

  private static long sum(Map<String, Long> losses, String prefix) {
    return losses.entrySet().stream()
        .filter(each -> each.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
