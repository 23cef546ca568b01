package org.sessiontrail.spool;

/**
 * A stream of an earlier start that stopped without closing, known to be dead because its place on
 * disk is ours now.
 *
 * @param stream its name
 * @param last the last of its numbers, that of a gap which states lost ones included
 */
public record DeadStream(String stream, long last) {}
