package org.sessiontrail.visit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a visit.
 *
 * @param entry route of the first page view by time, or null without any
 * @param exit the last page view by time, or null without any; its duration is how long it was in
 *     the foreground so far, or null when its page did not tell
 * @param times of the other pages
 * @param visibleMillis how long all pages together were in the foreground; null when none told
 */
public record VisitPages(
    @Nullable String entry,
    @Nullable PageView exit,
    PageTimes times,
    @Nullable Long visibleMillis) {
  static final VisitPages NONE = new VisitPages(null, null, PageTimes.NONE, null);

  /** How long pages were looked at, the last one as far as it told. */
  public PageTimes known() {
    return times.and(exit);
  }

  /**
   * The same with a page view.
   *
   * @param closed the view before, whose duration it tells, or null
   */
  VisitPages view(PageView opened, @Nullable PageView closed, boolean isFirst) {
    boolean isLast = exit == null || opened.epochMicros() >= exit.epochMicros();
    return new VisitPages(
        isFirst || exit == null ? opened.route() : entry,
        isLast ? opened : exit,
        times.and(closed),
        visibleMillis);
  }

  /** The same, where a page told that it was in the foreground for so much longer. */
  VisitPages seen(PageView view, long more) {
    PageView last = exit != null && exit.index() == view.index() ? view : exit;
    return new VisitPages(entry, last, times, Objects.requireNonNullElse(visibleMillis, 0L) + more);
  }
}
