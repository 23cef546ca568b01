package org.sessiontrail.spool;

/**
 * What a spool has done and holds.
 *
 * @param queued events waiting for the store, in memory and on disk
 * @param spooled those of them that are on disk
 * @param queuedBytes about how much memory or disk they take
 * @param capacityBytes bound of {@code queuedBytes}
 * @param accepted events of this stream ever queued
 * @param dropped events of this stream ever lost
 * @param condition whether it does what it promises
 * @param message what an operator should know and do about {@code condition}
 */
public record SpoolStatus(
    long queued,
    long spooled,
    long queuedBytes,
    long capacityBytes,
    long accepted,
    long dropped,
    Condition condition,
    String message) {

  /** Whether a spool does what it promises. */
  public enum Condition {
    /** It does. */
    FINE,
    /** It works, but a promise is not kept: too slow, or in memory only. */
    IMPAIRED,
    /** Events are being lost, or will be soon. */
    FAILING
  }

  /** How full it is, from 0 to 1. */
  public double fill() {
    return (double) queuedBytes / capacityBytes;
  }
}
