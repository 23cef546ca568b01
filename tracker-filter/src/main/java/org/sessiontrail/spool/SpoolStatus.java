package org.sessiontrail.spool;

/**
 * What a spool has done and holds.
 *
 * @param queued events waiting
 * @param queuedBytes about how much memory or disk they take
 * @param capacityBytes bound of {@code queuedBytes}
 * @param accepted events ever queued
 * @param dropped events ever lost
 */
public record SpoolStatus(
    long queued, long queuedBytes, long capacityBytes, long accepted, long dropped) {}
