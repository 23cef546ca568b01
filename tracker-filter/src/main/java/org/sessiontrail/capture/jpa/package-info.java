/**
 * Changes of the application's own data: what is kept of a {@code @Tracked} entity that is
 * inserted, updated or deleted, and the entity listener that sees it with any provider.
 *
 * <p>Threads: the thread that flushes or commits; what is known of classes is shared by all.
 *
 * <p>Fails by: leaving the change unrecorded and counting that; the application's transaction goes
 * on as it would.
 *
 * <p>Starts at: {@link org.sessiontrail.capture.jpa.EntityChange}.
 */
@NullMarked
package org.sessiontrail.capture.jpa;

import org.jspecify.annotations.NullMarked;
