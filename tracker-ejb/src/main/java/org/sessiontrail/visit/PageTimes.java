package org.sessiontrail.visit;

import org.jspecify.annotations.Nullable;

/**
 * How long the pages of a visit were looked at before the next one, as far as that is known.
 *
 * @param views page views whose duration is known
 * @param millis their durations together
 * @param squares the squares of their durations together, which tell how even they are
 */
public record PageTimes(int views, long millis, long squares) {
  static final PageTimes NONE = new PageTimes(0, 0, 0);

  PageTimes and(@Nullable PageView view) {
    Long known = view == null ? null : view.millis();
    return known == null ? this : new PageTimes(views + 1, millis + known, squares + known * known);
  }

  /** The mean over what is known, or null when nothing is. */
  public @Nullable Long meanMillis() {
    return views == 0 ? null : (Long) (millis / views);
  }
}
