package org.sessiontrail.microprofile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;
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
   * Down while requests are answered 503 because they can't be recorded: whoever serves them all
   * the same must not be taken out of service by a database that only the trail needs. With the
   * state of each part. Messages are left out: they may name hosts and files, and a server shows
   * its checks to anybody.
   */
  HealthCheckResponse readiness() {
    Tracker tracker = find();
    HealthCheckResponseBuilder answer = answer(tracker);
    if (tracker == null) {
      return answer.up().build();
    }
    tracker.health().parts().forEach((name, part) -> answer.withData(name, part.state().name()));
    boolean refuses = tracker.config().durability().closed() && !tracker.spool().accepts();
    return answer.status(!refuses).build();
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
