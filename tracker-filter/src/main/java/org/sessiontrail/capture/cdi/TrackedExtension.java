package org.sessiontrail.capture.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Adds our beans by name. The jar itself is no bean archive, so nothing else in it is looked at and
 * an unconfigured jar can't break a deployment.
 */
public final class TrackedExtension implements Extension {
  /** For the container. */
  public TrackedExtension() {}

  void addBeans(@Observes BeforeBeanDiscovery discovery) {
    for (Class<?> bean :
        new Class<?>[] {
          CurrentTrail.class,
          CurrentProfile.class,
          Recommendations.class,
          TrackedMethods.class,
          TrackedInterceptor.class,
          RequireRecentAuthInterceptor.class,
          HealthEvents.class,
          AlertEvents.class
        }) {
      discovery.addAnnotatedType(bean, bean.getName());
    }
  }
}
