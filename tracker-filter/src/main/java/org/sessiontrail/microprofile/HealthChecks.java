package org.sessiontrail.microprofile;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Adds our checks where the application can load MicroProfile Health, and nothing elsewhere. This
 * type itself names none of its types: every CDI container loads it.
 */
public final class HealthChecks implements Extension {
  private static final String API = "org.eclipse.microprofile.health.HealthCheck";

  private final ClassLoader loader;

  /** For the container. */
  public HealthChecks() {
    this(HealthChecks.class.getClassLoader());
  }

  /** Looks for the API by {@code loader}, which is the one that would have to link our checks. */
  HealthChecks(ClassLoader loader) {
    this.loader = loader;
  }

  void addBeans(@Observes BeforeBeanDiscovery discovery) {
    try {
      Class.forName(API, false, loader);
    } catch (ClassNotFoundException | LinkageError absent) {
      return;
    }
    for (Class<?> bean :
        new Class<?>[] {RunningTracker.class, TrackerLiveness.class, TrackerReadiness.class}) {
      discovery.addAnnotatedType(bean, bean.getName());
    }
  }
}
