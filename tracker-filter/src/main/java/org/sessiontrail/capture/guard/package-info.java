/**
 * Watches a session while it is served, in a few dozen nanoseconds a request, so that what has to
 * be done about it can be known before the application sees the next request.
 *
 * <p>Threads: any. Fails by: nothing; what is not known is not unusual. Starts at: {@link
 * org.sessiontrail.capture.guard.TrailGuard}.
 */
@NullMarked
package org.sessiontrail.capture.guard;

import org.jspecify.annotations.NullMarked;
