package org.sessiontrail.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Trails of earlier starts and of other nodes that a session which comes here may continue.
 *
 * <p>Threads: any number; never blocks and never touches a database.
 */
@FunctionalInterface
public interface ResumableTrails {
  /** The trail that the session of this keyed hash was on, or null when none is known (yet). */
  @Nullable String trailOf(String sessionHash);
}
