package org.sessiontrail.visit;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a trail in which somebody was there, as far as is known by now.
 *
 * @param trailId the trail
 * @param number which visit of its trail, from 1
 * @param firstIndex place in the log of the record that began it
 * @param startMicros when its first counted record began
 * @param lastMicros when its last counted record began
 * @param counts what there is in it
 * @param entry route of the first page view by time, or null without any
 * @param exit the last page view by time, whose duration is not known; or null without any
 * @param times of the other pages
 */
public record Visit(
    String trailId,
    int number,
    long firstIndex,
    long startMicros,
    long lastMicros,
    VisitCounts counts,
    @Nullable String entry,
    @Nullable PageView exit,
    PageTimes times) {
  private static final long ENGAGED_MILLIS = 10_000;
  private static final int ENGAGED_VIEWS = 2;

  /** A visit that {@code sign} begins; the sign itself is not in it yet. */
  static Visit begin(String trailId, int number, Sign sign) {
    long at = sign.epochMicros();
    return new Visit(
        trailId, number, sign.index(), at, at, VisitCounts.NONE, null, null, PageTimes.NONE);
  }

  /** Last minus first; null for a visit of a single counted record, of which nobody knows. */
  public @Nullable Long millis() {
    return counts.counted() < 2 ? null : (Long) ((lastMicros - startMicros) / 1_000);
  }

  /**
   * Whether somebody did more than look once: ten seconds, or two page views, or what counts as a
   * conversion (Google Analytics 4). A visit that is not engaged is a bounce.
   *
   * @param converted whether a goal was reached in it
   */
  public boolean isEngaged(boolean converted) {
    Long known = millis();
    return converted
        || counts.views() >= ENGAGED_VIEWS
        || (known != null && known >= ENGAGED_MILLIS);
  }

  /** The same with a record in it that says nothing of anybody being there. */
  Visit background(Sign sign) {
    return new Visit(
        trailId, number, firstIndex, startMicros, lastMicros, counts.and(sign), entry, exit, times);
  }

  /** The same with a counted record that is no page view. */
  Visit deed(Sign sign) {
    return counted(sign, entry, exit, times);
  }

  /**
   * The same with a page view.
   *
   * @param closed the view before, whose duration it tells, or null
   */
  Visit view(Sign sign, PageView opened, @Nullable PageView closed) {
    boolean first = exit == null || sign.epochMicros() < startMicros;
    boolean last = exit == null || sign.epochMicros() >= exit.epochMicros();
    return counted(sign, first ? opened.route() : entry, last ? opened : exit, times.and(closed));
  }

  private Visit counted(
      Sign sign, @Nullable String first, @Nullable PageView last, PageTimes known) {
    return new Visit(
        trailId,
        number,
        firstIndex,
        Math.min(startMicros, sign.epochMicros()),
        Math.max(lastMicros, sign.epochMicros()),
        counts.and(sign),
        first,
        last,
        known);
  }
}
