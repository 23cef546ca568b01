package org.sessiontrail.spool;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailEvent;

/**
 * Where recorded facts wait for the store. Bounded; gives every fact its number in the stream
 * before it queues it, so that a lost fact leaves a hole that is seen.
 *
 * <p>Numbers start at 1 and have no holes: when facts are lost because the spool was full, the next
 * fact that fits is preceded by a {@code gap} record naming the lost numbers {@code from..to}, and
 * that record's own number is {@code to + 1}.
 *
 * <p>Threads: {@link #offer} may be called by any thread and never blocks on input or output.
 */
public interface Spool extends AutoCloseable {
  /**
   * Takes the next number of the stream and queues {@code event} under it.
   *
   * @param trail counter of the event's trail, or null for an event without trail
   * @return false when the event was lost because the spool is full or closed; it has been counted
   */
  boolean offer(TrailEvent event, @Nullable TrailSequence trail);

  /** The one reader of this spool. */
  SpoolCursor cursor();

  /** Counts, as of now. */
  SpoolStatus status();

  /** Refuses further events. What is queued can still be polled and committed. */
  @Override
  void close();
}
