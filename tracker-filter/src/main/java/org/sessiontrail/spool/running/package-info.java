/**
 * Which requests run, in a page of memory that outlives the process.
 *
 * <p>Threads: any number begin requests and number them, without locks; one recovers a page, once.
 *
 * <p>Fails by: {@link java.io.IOException} when a page can't be made or read. While requests run
 * nothing fails: one that finds no room is counted.
 *
 * <p>Starts at: {@link org.sessiontrail.spool.running.RunningRequests}.
 */
@NullMarked
package org.sessiontrail.spool.running;

import org.jspecify.annotations.NullMarked;
