package org.sessiontrail.spool;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the records of one trail within one stream.
 *
 * <p>Threads: written under the lock of the {@link Spool} that numbers the stream; {@link #count()}
 * may be read by any thread.
 */
public final class TrailSequence {
  private final AtomicLong count = new AtomicLong();

  /** Records numbered so far. */
  public long count() {
    return count.get();
  }

  long next() {
    return count.incrementAndGet();
  }
}
