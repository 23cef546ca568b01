package org.sessiontrail.visit;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.StoreException;

/**
 * Where visits are kept: beside the log, and always what the rules make of it.
 *
 * <p>Threads: safe for any number of threads and nodes; one that was outrun does nothing.
 */
public interface VisitStore {
  /**
   * How far the visits are.
   *
   * @param next place of the first record that is not in them
   * @param size how many records the log has
   * @param stale whether there are trails of which something was removed since
   */
  record Progress(long next, long size, boolean stale) {
    /** Whether they are up to date. */
    public boolean isDone() {
      return next >= size && !stale;
    }

    /** How many records are not in them yet. */
    public long behind() {
      return Math.max(0, size - next);
    }
  }

  /**
   * Who is there now, or was within a while.
   *
   * @param visits visits with a counted record in that time
   * @param visitors users and, of others, trails among them
   * @param programs visits of programs that say so, of these
   */
  record Current(long visits, long visitors, long programs) {}

  /** How long somebody is taken to be there after the last counted record: five minutes. */
  long CURRENT_MICROS = 300_000_000;

  /**
   * Takes the next records of the log into the visits, at most {@code most}, in one transaction.
   * Begins anew when the visits were made by other rules.
   */
  Progress follow(VisitBookFactory books, int most) throws StoreException;

  /** By which rules the visits were made that there are; null when there are none. */
  @Nullable String rules() throws StoreException;

  /** Who is there at {@code nowMicros}, see {@link #CURRENT_MICROS}. */
  Current current(long nowMicros) throws StoreException;

  /** Forgets all visits; {@link #follow} makes them again from what the log still holds. */
  void forget() throws StoreException;

  /** Makes books by the rules in force. */
  interface VisitBookFactory {
    /** An empty one. */
    VisitBook book();

    /** The rules: their version and the configuration that counts, as a short text. */
    String rules();
  }
}
