package org.sessiontrail.microprofile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.runtime.Tracker;

/**
 * Up while the tracker runs, whatever its parts are: a new process would find the same database and
 * the same disk. Up without a tracker too, which is not worth the application's life.
 */
@Liveness
@ApplicationScoped
public class TrackerLiveness implements HealthCheck {
  @Inject private RunningTracker running;

  /** For the container. */
  public TrackerLiveness() {}

  @Override
  public HealthCheckResponse call() {
    @Nullable Tracker tracker = running.find();
    return running.answer(tracker).status(tracker == null || tracker.isRunning()).build();
  }
}
