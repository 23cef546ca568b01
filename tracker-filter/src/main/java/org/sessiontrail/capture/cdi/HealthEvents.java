package org.sessiontrail.capture.cdi;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;

/**
 * Fires each change of the tracker's health as {@link TrackerHealthChanged}, from the start of the
 * application to the end of its beans.
 *
 * <p>Threads: fires on the thread that reports the change.
 */
@ApplicationScoped
public class HealthEvents {
  @Inject private Event<TrackerHealthChanged> events;
  private @Nullable Runnable end;

  /** For the container. */
  public HealthEvents() {}

  /** Follows the tracker of the application that has started, if it has one. */
  void follow(@Observes @Initialized(ApplicationScoped.class) ServletContext started) {
    if (started.getAttribute(Tracker.class.getName()) instanceof Tracker tracker) {
      ClassLoader loader = started.getClassLoader();
      end = tracker.health().onChange(change -> fire(tracker, change, loader));
    }
  }

  /** Threads of the tracker know no application: observers find theirs by its loader. */
  private void fire(Tracker tracker, Health.Change change, ClassLoader loader) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      events.fire(
          new TrackerHealthChanged(tracker.config().app(), change, tracker.health().overall()));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @PreDestroy
  void end() {
    if (end != null) {
      end.run();
    }
  }
}
