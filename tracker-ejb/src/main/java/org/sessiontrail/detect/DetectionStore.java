package org.sessiontrail.detect;

import java.util.function.Consumer;
import org.sessiontrail.store.StoreException;

/**
 * Follows a log with a detector and states in it what that finds: each finding once, whoever dies
 * in between and however many nodes try.
 *
 * <p>Threads: one at a time.
 */
public interface DetectionStore {
  /** Makes detectors that have seen nothing yet, all by the same settings. */
  interface Detectors {
    /** A new one. */
    Detector detector();
  }

  /**
   * How far it is.
   *
   * @param next place of the first record that no rule has seen
   * @param size how many records the log has
   * @param behind how many records are to be read before it goes on
   */
  record Progress(long next, long size, long behind) {
    /** Whether all is seen. */
    public boolean isDone() {
      return behind <= 0;
    }
  }

  /**
   * Shows the rules the next records of the log, at most {@code most}, and states what they find,
   * in one transaction.
   *
   * @param save whether to keep what the rules remember now, which makes the next start short
   */
  Progress follow(int most, boolean save) throws StoreException;

  /**
   * Shows {@code by} the whole log from its beginning; states and keeps nothing.
   *
   * @param found takes what it finds
   */
  void replay(Detector by, Consumer<Finding> found) throws StoreException;

  /** Forgets what the rules remember; {@link #follow} reads it again, finding nothing anew. */
  void forget() throws StoreException;
}
