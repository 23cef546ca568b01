package org.sessiontrail.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Trails of container sessions that outlived an earlier stream, so that a session the container
 * kept through a restart stays on its trail. Found by {@link Tracker#find}.
 *
 * <p>Threads: safe for any number of threads; never waits.
 */
public interface ResumableTrails {
  /**
   * The trail to take up again.
   *
   * @param sessionHash the container session's {@link org.sessiontrail.record.KeyedHash}
   * @return null when there is none, or when what is stored has not been looked at yet
   */
  @Nullable String trailOf(String sessionHash);
}
