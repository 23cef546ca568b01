package org.sessiontrail.intake;

import java.util.Map;

/**
 * What is in a log.
 *
 * @param sums totals
 * @param byStatus hits by status
 * @param byHost hits by host
 * @param notFound hits by path with 404
 */
public record TruthLogFacts(
    Sums sums, Map<Integer, Long> byStatus, Map<String, Long> byHost, Map<String, Long> notFound) {

  /**
   * Totals.
   *
   * @param hits lines that are requests
   * @param bytes sum of their lengths
   * @param visits visits by the rule of 30 minutes
   * @param bad lines that are none
   */
  public record Sums(long hits, long bytes, long visits, long bad) {}

  /** Lines that are requests. */
  public long hits() {
    return sums.hits();
  }

  /** Sum of their lengths. */
  public long bytes() {
    return sums.bytes();
  }

  /** Lines that are none. */
  public long bad() {
    return sums.bad();
  }
}
