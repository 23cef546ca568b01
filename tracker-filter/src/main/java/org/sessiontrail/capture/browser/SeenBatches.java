package org.sessiontrail.capture.browser;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which batches of which page were taken, so that one that is sent again is not taken again.
 *
 * <p>Threads: any. Remembers the pages that told something last, at most {@value #MOST_PAGES}, and
 * of each the last {@value #WINDOW} batches.
 */
final class SeenBatches {
  static final int MOST_PAGES = 20_000;
  private static final int WINDOW = 64;

  /** The highest number, and a bit for each of those before it. */
  private static final class Taken {
    private long highest;
    private long before;
  }

  private final Map<String, Taken> byPage =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Taken> eldest) {
          return size() > MOST_PAGES;
        }
      };

  /**
   * Notes a batch; false when it was there before, or is too old to know.
   *
   * @param session the container's id, or null for none: a page is known within it alone
   */
  synchronized boolean isNew(@Nullable String session, String page, long number) {
    Taken taken = byPage.computeIfAbsent(session + " " + page, key -> new Taken());
    long ahead = number - taken.highest;
    if (ahead > 0) {
      taken.before = ahead >= WINDOW ? 0 : taken.before << ahead;
      taken.before |= 1;
      taken.highest = number;
      return true;
    }
    if (-ahead >= WINDOW) {
      return false;
    }
    long bit = 1L << -ahead;
    boolean fresh = (taken.before & bit) == 0;
    taken.before |= bit;
    return fresh;
  }
}
