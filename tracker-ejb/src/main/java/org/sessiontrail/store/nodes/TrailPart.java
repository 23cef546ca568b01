package org.sessiontrail.store.nodes;

/**
 * What one stream holds of a trail.
 *
 * @param sid the trail
 * @param stream the stream
 * @param records how many records
 * @param lastMicros beginning of the latest, microseconds since 1970
 * @param lastSseq the highest number on the trail; 0 in the {@link RecoveryStream}
 * @param lastIndex place of the one stored last
 * @param endIndex place of the end that was stored last, or -1
 */
public record TrailPart(
    String sid,
    String stream,
    long records,
    long lastMicros,
    int lastSseq,
    long lastIndex,
    long endIndex) {}
