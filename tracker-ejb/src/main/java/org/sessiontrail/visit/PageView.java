package org.sessiontrail.visit;

import org.jspecify.annotations.Nullable;

/**
 * One look at a page.
 *
 * @param index place of its record in the log
 * @param number which view of its visit in the order of storing, from 1
 * @param epochMicros when it began
 * @param route the page
 * @param millis how long until the next view of the visit, at most the idle limit; null for the
 *     last one, and for one that was stored after a later one: nobody knows
 */
public record PageView(
    long index, int number, long epochMicros, String route, @Nullable Long millis) {
  PageView lasted(long duration) {
    return new PageView(index, number, epochMicros, route, duration);
  }
}
