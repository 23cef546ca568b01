package org.sessiontrail.spool;

import java.util.List;
import org.sessiontrail.record.StoredRecord;

/**
 * The reading end of a {@link Spool}: poll, store, commit. What was polled but not committed is
 * polled again, so a store that failed loses nothing and one whose commit was ambiguous sees the
 * same streams and numbers twice.
 *
 * <p>Records come in the order of their numbers within a stream; streams of earlier starts that
 * left something come before the running one.
 *
 * <p>Threads: one thread at a time.
 */
public interface SpoolCursor {
  /** The oldest uncommitted records, at most {@code max}. */
  List<StoredRecord> poll(int max);

  /** Gives up the records of the last {@link #poll}: they are stored. */
  void commit();
}
