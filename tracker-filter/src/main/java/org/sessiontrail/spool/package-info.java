/**
 * Bounded hand-over from request threads to the drain; states what was dropped.
 *
 * <p>Threads: any number of threads offer, one at a time drains.
 *
 * <p>Fails by: {@link org.sessiontrail.spool.Spool#offer} returning false, a count, and a gap
 * record in the stream itself.
 *
 * <p>Starts at: {@link org.sessiontrail.spool.Spool}.
 */
@NullMarked
package org.sessiontrail.spool;

import org.jspecify.annotations.NullMarked;
