package org.sessiontrail.microprofile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.runtime.Tracker;

/** The tracker of the application that the checks belong to. */
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

  /** The tracker, or null when the application has none or has not started yet. */
  @Nullable Tracker find() {
    ServletContext started = context;
    return started == null ? null : (Tracker) started.getAttribute(Tracker.class.getName());
  }

  /** An answer that names the application, or says that it has no tracker. */
  HealthCheckResponseBuilder answer(@Nullable Tracker tracker) {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named(NAME);
    return tracker == null
        ? answer.withData("tracker", "none")
        : answer.withData("app", tracker.config().app());
  }
}
