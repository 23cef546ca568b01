package org.sessiontrail.retention;

import java.util.Locale;

/**
 * How far a request for erasure is.
 *
 * @param request its id
 * @param level how much of each record
 * @param state where it stands
 * @param askedMicros when it was asked for, microseconds since 1970; later records are not meant
 * @param followMicros until when records that come late are erased too
 * @param erased records of which something was erased so far
 */
public record ErasureStatus(
    String request,
    ErasureLevel level,
    State state,
    long askedMicros,
    long followMicros,
    long erased) {
  /** Where a request stands. */
  public enum State {
    /** Some is erased, or soon will be. */
    RUNNING,
    /** A hold keeps some of it; it goes on by itself when that ends. */
    DEFERRED,
    /** All is erased that was stored; what comes late from a spool is erased as it comes. */
    FOLLOWING,
    /** It is over. */
    DONE,
    /** It was decided not to erase. */
    REFUSED;

    /** The stored name. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
