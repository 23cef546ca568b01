package org.sessiontrail.store.nodes;

/**
 * A trail without end.
 *
 * @param sid the trail
 * @param stream the stream it was last started or taken up in
 */
public record OpenTrail(String sid, String stream) {}
