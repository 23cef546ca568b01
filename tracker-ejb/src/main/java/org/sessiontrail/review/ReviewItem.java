package org.sessiontrail.review;

import org.jspecify.annotations.Nullable;

/**
 * A record that needs a look.
 *
 * @param index place in the log
 * @param atMicros when it began, microseconds since 1970
 * @param topic why
 * @param disposition what was concluded of this one last, or null
 */
public record ReviewItem(
    long index, long atMicros, Topic topic, @Nullable Disposition disposition) {}
