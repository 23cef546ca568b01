package org.sessiontrail.store.nodes;

/**
 * A stream that stopped without closing, as far as somebody believes.
 *
 * @param stream its name
 * @param last the last of its numbers that is known
 * @param certain whether it can't come back; else it is lost only while it stays silent
 */
public record LostStream(String stream, long last, boolean certain) {}
