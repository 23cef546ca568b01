/**
 * Turns a call into a record on its trail, in bounded time, never throwing.
 *
 * <p>Threads: any request thread; an exchange moves from thread to thread with its request.
 *
 * <p>Fails by: a count and a throttled log line; the application is never told.
 *
 * <p>Starts at: {@code TrailRecorder}.
 */
@NullMarked
package org.sessiontrail.capture;

import org.jspecify.annotations.NullMarked;
