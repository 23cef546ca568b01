package org.sessiontrail.capture.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import org.sessiontrail.alert.Alert;
import org.sessiontrail.alert.AlertListener;
import org.sessiontrail.alert.UserAddresses;
import org.sessiontrail.alert.UserNotifier;
import org.sessiontrail.runtime.Tracker;

/**
 * Fires each {@link Alert} as an event, and finds the application's beans that tell its users.
 *
 * <p>Threads: fires on the thread that tells of the alert.
 */
@ApplicationScoped
public class AlertEvents {
  @Inject private Event<Alert> events;
  @Inject private Instance<UserNotifier> notifiers;
  @Inject private Instance<UserAddresses> addresses;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public AlertEvents() {}

  /** Offers itself to the tracker of the application that has started, if it has one. */
  void follow(@Observes @Initialized(ApplicationScoped.class) ServletContext started) {
    if (started.getAttribute(Tracker.class.getName()) instanceof Tracker tracker) {
      ClassLoader loader = started.getClassLoader();
      tracker.provide(AlertListener.class, alert -> within(loader, () -> events.fire(alert)));
      if (notifiers.isResolvable()) {
        tracker.provide(
            UserNotifier.class,
            (user, alert) -> within(loader, () -> notifiers.get().tell(user, alert)));
      }
      if (addresses.isResolvable()) {
        tracker.provide(UserAddresses.class, user -> addresses.get().addressOf(user));
      }
    }
  }

  /** What the application is asked to do. */
  private interface Work {
    void run() throws Exception;
  }

  /** Threads of the tracker know no application: beans find theirs by its loader. */
  private static void within(ClassLoader loader, Work work) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
