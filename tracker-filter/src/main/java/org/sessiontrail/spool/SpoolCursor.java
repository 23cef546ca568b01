package org.sessiontrail.spool;

import java.util.List;

/**
 * The reading end of a {@link Spool}: poll, store, commit. What was polled but not committed is
 * polled again, so a store that failed loses nothing and one whose commit was ambiguous sees the
 * same numbers twice.
 *
 * <p>Threads: one thread at a time.
 */
public interface SpoolCursor {
  /** The oldest uncommitted events, at most {@code max}, in the order of their numbers. */
  List<SpooledEvent> poll(int max);

  /** Gives up the events of the last {@link #poll}: they are stored. */
  void commit();
}
