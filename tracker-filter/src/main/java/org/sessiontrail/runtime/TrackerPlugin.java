package org.sessiontrail.runtime;

/**
 * A part that joins every tracker of the application, found by {@link java.util.ServiceLoader}. The
 * drain to the database is one.
 *
 * <p>Threads: {@link #attach} before the tracker's first step, {@link #detach} after its last.
 */
public interface TrackerPlugin {
  /** Adds agents to {@code tracker}. Must not touch the network or a database. */
  void attach(Tracker tracker);

  /** Lets go of everything held for {@code tracker}. */
  void detach(Tracker tracker);
}
