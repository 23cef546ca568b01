package org.sessiontrail.capture.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sessiontrail.runtime.Health;

/** Beans of an application that watches the tracker's health. */
final class HealthEventsBeans {
  /** What was seen, as {@code part before>after thread}, across applications. */
  static final List<String> SEEN = new CopyOnWriteArrayList<>();

  /** Loaders that were current while observing. */
  static final List<ClassLoader> LOADERS = new CopyOnWriteArrayList<>();

  private static final int AFTER_THE_OTHERS = 9_000;

  private HealthEventsBeans() {}

  /** Sees every change. */
  @ApplicationScoped
  public static class Watch {
    /** For the container. */
    public Watch() {}

    void on(@Observes TrackerHealthChanged event) {
      Health.Change change = event.change();
      LOADERS.add(Thread.currentThread().getContextClassLoader());
      SEEN.add(
          event.app()
              + " "
              + change.part()
              + " "
              + change.before()
              + ">"
              + change.after()
              + " "
              + event.overall());
    }
  }

  /** Can't be called without a request, and fails within one. */
  @RequestScoped
  public static class Clumsy {
    /** For the container. */
    public Clumsy() {}

    void on(@Observes @Priority(AFTER_THE_OTHERS) TrackerHealthChanged event) {
      throw new IllegalStateException("clumsy");
    }
  }
}
