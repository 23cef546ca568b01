/**
 * The files that records wait in: places, stream marks, segments of frames. Bytes in, bytes out.
 *
 * <p>Threads: one writes a {@link org.sessiontrail.spool.segment.SegmentLog}, one other reads it,
 * and a third may prepare files; none waits for another's disk.
 *
 * <p>Fails by: {@link java.io.IOException} that names the file; everything can be tried again.
 * Damage found is cut out and stated, see {@link
 * org.sessiontrail.spool.segment.SegmentLog#damages()}.
 *
 * <p>Starts at: {@link org.sessiontrail.spool.segment.SegmentLog}.
 */
@NullMarked
package org.sessiontrail.spool.segment;

import org.jspecify.annotations.NullMarked;
