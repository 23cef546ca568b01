/**
 * CDI edge: {@code @Tracked}, its interceptor, the extension, injectable {@code Trail}, changes of
 * the health as events.
 *
 * <p>Threads: the thread of the intercepted call; for events the one that noticed the change.
 *
 * <p>Fails by: leaving the call alone; an exception of the business method passes unchanged. Only
 * where {@code tracker.on-failure} is closed, a durable call that can't be recorded is refused.
 *
 * <p>Starts at: {@link org.sessiontrail.capture.cdi.Tracked}.
 */
@NullMarked
package org.sessiontrail.capture.cdi;

import org.jspecify.annotations.NullMarked;
