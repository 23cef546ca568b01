package org.sessiontrail.spool;

/**
 * A stream that an earlier process left without closing it.
 *
 * @param stream its name
 * @param last the last of its numbers that is stored, will be, or is stated lost
 */
public record DeadStream(String stream, long last) {}
