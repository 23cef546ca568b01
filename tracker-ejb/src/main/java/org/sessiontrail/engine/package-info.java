/**
 * Joins the stages downstream of the spool to a running tracker.
 *
 * <p>Threads: agents are stepped by one thread at a time; what is provided to others may be used by
 * any.
 *
 * <p>Fails by: an exception of a step, which the tracker logs and shows in its health; joining and
 * leaving never fail.
 *
 * <p>Starts at: {@link org.sessiontrail.engine.TrackerEngine}.
 */
@NullMarked
package org.sessiontrail.engine;

import org.jspecify.annotations.NullMarked;
