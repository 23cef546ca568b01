package org.sessiontrail.alert;

import org.jspecify.annotations.Nullable;

/**
 * Knows where users get mail: a bean of the application.
 *
 * <p>Threads: one at a time, of the tracker's; must not take long.
 */
@FunctionalInterface
public interface UserAddresses {
  /** The mail address of {@code user}; null for none, who is then not told. */
  @Nullable String addressOf(String user);
}
