package org.sessiontrail.config.respond;

import java.util.List;
import org.sessiontrail.config.detect.Severity;

/**
 * What follows when something unusual is found.
 *
 * @param alerts who is told
 * @param lockMinutes how long a user may be locked out at most; 0 for never ({@code
 *     tracker.lock.max-minutes})
 * @param lockExempt users who are never locked out ({@code tracker.lock.exempt})
 */
public record RespondConfig(AlertConfig alerts, int lockMinutes, List<String> lockExempt) {
  /** Takes a copy. */
  public RespondConfig {
    lockExempt = List.copyOf(lockExempt);
  }

  /** Everything as it comes: the log says what is severe, and nobody is locked out. */
  public static RespondConfig standard() {
    return new RespondConfig(
        new AlertConfig(
            Severity.HIGH,
            List.of(),
            900,
            true,
            null,
            null,
            null,
            List.of(),
            "java:comp/DefaultMailSession",
            false),
        0,
        List.of());
  }
}
