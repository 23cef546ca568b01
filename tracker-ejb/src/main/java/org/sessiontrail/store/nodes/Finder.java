package org.sessiontrail.store.nodes;

import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.TrailClock;

/**
 * Who states something about a stream that can't do so itself.
 *
 * @param stream the finder's own stream, named in what it states
 * @param clock stamps what it states
 * @param encoder encodes records of {@link RecoveryStream#NAME}
 */
public record Finder(String stream, TrailClock clock, RecordEncoder encoder) {}
