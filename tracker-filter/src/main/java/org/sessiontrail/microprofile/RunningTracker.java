package org.sessiontrail.microprofile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;

/** The tracker of the application that the checks belong to, and what they say of it. */
@ApplicationScoped
public class RunningTracker {
  /** Name of every check of ours; which application it is of is in the data. */
  private static final String NAME = "sessiontrail";

  private volatile @Nullable ServletContext context;

  /** For the container. */
  public RunningTracker() {}

  /** Remembers the application. */
  void remember(@Observes @Initialized(ApplicationScoped.class) ServletContext started) {
    context = started;
  }

  /**
   * Up while the tracker runs, whatever its parts are: a new process would find the same database
   * and the same disk. Up without a tracker too, which is not worth the application's life.
   */
  HealthCheckResponse liveness() {
    Tracker tracker = find();
    return answer(tracker).status(tracker == null || tracker.isRunning()).build();
  }

  /**
   * Down only when the tracker as a whole is, with the state of each part. Messages are left out:
   * they may name hosts and files, and a server shows its checks to anybody.
   */
  HealthCheckResponse readiness() {
    Tracker tracker = find();
    HealthCheckResponseBuilder answer = answer(tracker);
    if (tracker == null) {
      return answer.up().build();
    }
    tracker.health().parts().forEach((name, part) -> answer.withData(name, part.state().name()));
    return answer.status(tracker.health().overall() != Health.State.DOWN).build();
  }

  /** The tracker, or null when the application has none or has not started yet. */
  private @Nullable Tracker find() {
    ServletContext started = context;
    return started == null ? null : (Tracker) started.getAttribute(Tracker.class.getName());
  }

  /** An answer that names the application, or says that it has no tracker. */
  private static HealthCheckResponseBuilder answer(@Nullable Tracker tracker) {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named(NAME);
    return tracker == null
        ? answer.withData("tracker", "none")
        : answer.withData("app", tracker.config().app());
  }
}
