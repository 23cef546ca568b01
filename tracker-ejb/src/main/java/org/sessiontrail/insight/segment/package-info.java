/**
 * Which visits are meant: Matomo's grammar of segments, read and made a predicate of SQL.
 *
 * <p>Threads: everything here is immutable. Fails by: {@link
 * org.sessiontrail.insight.segment.SegmentMistake}, with what is wrong and what is known. Starts
 * at: {@link org.sessiontrail.insight.segment.Segment}.
 */
@NullMarked
package org.sessiontrail.insight.segment;

import org.jspecify.annotations.NullMarked;
