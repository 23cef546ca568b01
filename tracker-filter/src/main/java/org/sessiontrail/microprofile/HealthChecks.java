package org.sessiontrail.microprofile;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Adds our checks where the application can load MicroProfile Health, and nothing elsewhere. This
 * type itself names none of its types: every CDI container loads it.
 */
public final class HealthChecks implements Extension {
  private static final String API = "org.eclipse.microprofile.health.HealthCheck";

  private final boolean present;

  /** For the container. */
  public HealthChecks() {
    this(HealthChecks.class.getClassLoader());
  }

  /** Looks for the API by {@code loader}, which is the one that would have to link our checks. */
  HealthChecks(ClassLoader loader) {
    this.present = isPresent(loader);
  }

  private static boolean isPresent(ClassLoader loader) {
    try {
      Class.forName(API, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  void addBean(@Observes BeforeBeanDiscovery discovery) {
    if (present) {
      discovery.addAnnotatedType(RunningTracker.class, RunningTracker.class.getName());
    }
  }

  void addChecks(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
    if (present) {
      CheckBeans.add(discovery, beans);
    }
  }
}
