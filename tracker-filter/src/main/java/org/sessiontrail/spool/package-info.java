/**
 * Bounded, crash-safe hand-over from request threads to the drain; states what was lost.
 *
 * <p>Threads: any number of threads offer, one at a time drains, one of our own writes to the disk.
 *
 * <p>Fails by: {@link org.sessiontrail.spool.Spool#offer} returning false, a count, and a gap
 * record in the stream itself.
 *
 * <p>Starts at: {@link org.sessiontrail.spool.Spool}.
 */
@NullMarked
package org.sessiontrail.spool;

import org.jspecify.annotations.NullMarked;
