package org.sessiontrail.microprofile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;

/**
 * Down only when the tracker as a whole is, with the state of each part. Messages are left out:
 * they may name hosts and files, and a server shows its checks to anybody.
 */
@Readiness
@ApplicationScoped
public class TrackerReadiness implements HealthCheck {
  @Inject private RunningTracker running;

  /** For the container. */
  public TrackerReadiness() {}

  @Override
  public HealthCheckResponse call() {
    @Nullable Tracker tracker = running.find();
    HealthCheckResponseBuilder answer = running.answer(tracker);
    if (tracker == null) {
      return answer.up().build();
    }
    tracker.health().parts().forEach((name, part) -> answer.withData(name, part.state().name()));
    return answer.status(tracker.health().overall() != Health.State.DOWN).build();
  }
}
