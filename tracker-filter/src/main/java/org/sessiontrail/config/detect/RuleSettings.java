package org.sessiontrail.config.detect;

import org.jspecify.annotations.Nullable;

/**
 * What one rule is told.
 *
 * @param enabled whether it looks at anything
 * @param threshold its first number, see {@link DetectRule#threshold()}
 * @param threshold2 its second number, see {@link DetectRule#threshold2()}; 0 where it has none
 * @param windowSeconds how much time it looks at together, seconds
 * @param weight what a finding adds to the score; null: what its severity does
 * @param enforce whether its findings may be acted on
 */
public record RuleSettings(
    boolean enabled,
    long threshold,
    long threshold2,
    long windowSeconds,
    @Nullable Integer weight,
    boolean enforce) {
  private static final long MICROS = 1_000_000;

  /** The window in microseconds. */
  public long windowMicros() {
    return windowSeconds * MICROS;
  }

  /** The same, switched on or off. */
  public RuleSettings enabled(boolean on) {
    return new RuleSettings(on, threshold, threshold2, windowSeconds, weight, enforce);
  }

  /** The same with another first number. */
  public RuleSettings threshold(long other) {
    return new RuleSettings(enabled, other, threshold2, windowSeconds, weight, enforce);
  }

  /** The same with another second number. */
  public RuleSettings threshold2(long other) {
    return new RuleSettings(enabled, threshold, other, windowSeconds, weight, enforce);
  }

  /** The same with another window. */
  public RuleSettings window(long seconds) {
    return new RuleSettings(enabled, threshold, threshold2, seconds, weight, enforce);
  }

  /** The same with another weight. */
  public RuleSettings weight(int points) {
    return new RuleSettings(enabled, threshold, threshold2, windowSeconds, points, enforce);
  }

  /** The same, acted on or not. */
  public RuleSettings enforce(boolean acts) {
    return new RuleSettings(enabled, threshold, threshold2, windowSeconds, weight, acts);
  }
}
