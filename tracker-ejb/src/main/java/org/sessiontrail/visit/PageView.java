package org.sessiontrail.visit;

import org.jspecify.annotations.Nullable;

/**
 * One look at a page.
 *
 * @param index place of its record in the log
 * @param number its place among the views and deeds of its visit in the order of storing, from 1
 * @param epochMicros when it began
 * @param route the page
 * @param millis how long until the next view of the visit, at most the idle limit; of the last one
 *     how long it was in the foreground, when its page told; null when nobody knows, as of one that
 *     was stored after a later one
 */
public record PageView(
    long index, int number, long epochMicros, String route, @Nullable Long millis) {
  PageView lasted(@Nullable Long duration) {
    return new PageView(index, number, epochMicros, route, duration);
  }
}
