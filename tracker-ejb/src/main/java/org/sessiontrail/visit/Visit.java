package org.sessiontrail.visit;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.visit.deed.Deed;

/**
 * A stretch of a trail in which somebody was there, as far as is known by now.
 *
 * @param trailId the trail, or the day's visitor where a visit may not be tied to a trail
 * @param number which visit of its trail, from 1
 * @param firstIndex place in the log of the record that began it
 * @param lastIndex place in the log of the last record in it
 * @param startMicros when its first counted record began
 * @param lastMicros when its last counted record began
 * @param counts what there is in it
 * @param pages what was looked at
 * @param conversions what it was good for
 */
public record Visit(
    String trailId,
    int number,
    long firstIndex,
    long lastIndex,
    long startMicros,
    long lastMicros,
    VisitCounts counts,
    VisitPages pages,
    Conversions conversions) {
  private static final long ENGAGED_MILLIS = 10_000;
  private static final int ENGAGED_VIEWS = 2;

  /** A visit that {@code sign} begins; the sign itself is not in it yet. */
  static Visit begin(String trailId, int number, Sign sign) {
    long at = sign.epochMicros();
    return new Visit(
        trailId,
        number,
        sign.index(),
        sign.index(),
        at,
        at,
        VisitCounts.NONE,
        VisitPages.NONE,
        Conversions.NONE);
  }

  /** Last minus first; null for a visit of a single counted record, of which nobody knows. */
  public @Nullable Long millis() {
    return counts.counted() < 2 ? null : (Long) ((lastMicros - startMicros) / 1_000);
  }

  /**
   * Whether somebody did more than look once: ten seconds, by its records or in the foreground as
   * its pages told, or two page views, or a conversion (Google Analytics 4). A visit that is not
   * engaged is a bounce.
   */
  public boolean isEngaged() {
    Long known = millis();
    Long visible = pages.visibleMillis();
    return conversions.count() > 0
        || counts.views() >= ENGAGED_VIEWS
        || (known != null && known >= ENGAGED_MILLIS)
        || (visible != null && visible >= ENGAGED_MILLIS);
  }

  /** The same with a record in it that says nothing of anybody being there. */
  Visit background(Sign sign) {
    return with(sign, startMicros, lastMicros, pages);
  }

  /** The same with a counted record that is no page view. */
  Visit deed(Sign sign) {
    return counted(sign, pages);
  }

  /** The same, which was good for {@code deed}. */
  Visit and(Deed deed) {
    return with(pages, conversions.and(deed));
  }

  /**
   * The same with a page view.
   *
   * @param closed the view before, whose duration it tells, or null
   */
  Visit view(Sign sign, PageView opened, @Nullable PageView closed) {
    return counted(sign, pages.view(opened, closed, sign.epochMicros() < startMicros));
  }

  /** The same, of which a page told that it was in the foreground for so much longer. */
  Visit seen(PageView view, long more) {
    return with(pages.seen(view, more), conversions);
  }

  private Visit counted(Sign sign, VisitPages now) {
    long at = sign.epochMicros();
    return with(sign, Math.min(startMicros, at), Math.max(lastMicros, at), now);
  }

  private Visit with(Sign sign, long start, long last, VisitPages now) {
    return new Visit(
        trailId,
        number,
        firstIndex,
        Math.max(lastIndex, sign.index()),
        start,
        last,
        counts.and(sign),
        now,
        conversions);
  }

  private Visit with(VisitPages now, Conversions good) {
    return new Visit(
        trailId, number, firstIndex, lastIndex, startMicros, lastMicros, counts, now, good);
  }
}
