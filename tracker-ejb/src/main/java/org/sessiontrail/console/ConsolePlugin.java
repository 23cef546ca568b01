package org.sessiontrail.console;

import jakarta.servlet.ServletContainerInitializer;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TrackerPlugin;

/**
 * Brings the console into applications whose container does not run {@link ConsoleInitializer}: an
 * embedded one, or one that does not look for initializers in the EJB module of an archive.
 */
public final class ConsolePlugin implements TrackerPlugin {
  /** For the loader. */
  public ConsolePlugin() {}

  @Override
  public void attach(Tracker tracker) {
    tracker.provide(ServletContainerInitializer.class, new ConsoleInitializer());
  }

  @Override
  public void detach(Tracker tracker) {
    // the console ends with its application
  }
}
