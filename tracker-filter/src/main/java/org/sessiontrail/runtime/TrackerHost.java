package org.sessiontrail.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What gives a tracker its background time. The tracker starts with {@link StandaloneHost}; a
 * container that has timers of its own offers itself by {@link Tracker#adopt}.
 *
 * <p>Threads: called by one thread at a time.
 */
public interface TrackerHost {
  /** A short name for logs and health. */
  String name();

  /** Begins to step {@code agent} again and again, with a pause whenever a step returns 0. */
  void run(Agent agent);

  /** Stops stepping. Returns when no step is running any more. */
  void halt();

  /** The container's transactions, or null when this host has none to offer. */
  default @Nullable TransactionRunner transactions() {
    return null;
  }
}
