package org.sessiontrail.visit;

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
   */
  record Progress(long next, long size) {
    /** Whether they are up to date. */
    public boolean isDone() {
      return next >= size;
    }
  }

  /**
   * Takes the next records of the log into the visits, at most {@code most}, in one transaction.
   * Begins anew when the visits were made by other rules.
   */
  Progress follow(VisitBookFactory books, int most) throws StoreException;

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
