package org.sessiontrail.visit;

import org.jspecify.annotations.Nullable;

/**
 * How a page was seen, as its script told so far.
 *
 * @param visibleMillis how long it was in the foreground; null when it did not tell
 * @param scrollPercent how far it was scrolled; null when it did not tell
 * @param vitals how fast it came
 */
public record PageMeasures(
    @Nullable Long visibleMillis, @Nullable Integer scrollPercent, Vitals vitals) {
  static final PageMeasures NONE =
      new PageMeasures(null, null, new Vitals(null, null, null, null, null));

  /**
   * Web vitals: milliseconds, the shift of the layout in thousandths; null for what was not told.
   *
   * @param ttfb first byte of the answer
   * @param fcp first contentful paint
   * @param lcp largest contentful paint
   * @param inp interaction to next paint
   * @param cls cumulative layout shift, thousandths
   */
  public record Vitals(
      @Nullable Integer ttfb,
      @Nullable Integer fcp,
      @Nullable Integer lcp,
      @Nullable Integer inp,
      @Nullable Integer cls) {
    /** What {@code later} tells, and where it is silent what was known. */
    Vitals and(Vitals later) {
      return new Vitals(
          or(later.ttfb, ttfb),
          or(later.fcp, fcp),
          or(later.lcp, lcp),
          or(later.inp, inp),
          or(later.cls, cls));
    }

    private static @Nullable Integer or(@Nullable Integer first, @Nullable Integer second) {
      return first != null ? first : second;
    }
  }

  /** The same after the page went away: both only grow. */
  PageMeasures left(@Nullable Long visible, @Nullable Integer scroll) {
    return new PageMeasures(
        greater(visibleMillis, visible), greater(scrollPercent, scroll), vitals);
  }

  /** The same with timings. */
  PageMeasures timed(Vitals later) {
    return new PageMeasures(visibleMillis, scrollPercent, vitals.and(later));
  }

  private static <N extends Comparable<N>> @Nullable N greater(@Nullable N one, @Nullable N other) {
    if (one == null || other == null) {
      return one != null ? one : other;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }
}
