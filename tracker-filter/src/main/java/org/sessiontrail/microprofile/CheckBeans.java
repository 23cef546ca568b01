package org.sessiontrail.microprofile;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.function.Function;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/**
 * The beans that a server finds our checks by.
 *
 * <p>WildFly's health subsystem sees the beans of bean archives only, not those that an extension
 * adds from any other jar. That is why this jar is an archive, though its {@code beans.xml} lets
 * nothing in it be discovered.
 */
final class CheckBeans {
  private CheckBeans() {}

  static void add(AfterBeanDiscovery discovery, BeanManager beans) {
    add(discovery, beans, Liveness.Literal.INSTANCE, RunningTracker::liveness);
    add(discovery, beans, Readiness.Literal.INSTANCE, RunningTracker::readiness);
  }

  /** The tracker is looked for when the check is called: made are checks before there is one. */
  private static void add(
      AfterBeanDiscovery discovery,
      BeanManager beans,
      Annotation qualifier,
      Function<RunningTracker, HealthCheckResponse> answer) {
    HealthCheck check =
        () -> answer.apply(beans.createInstance().select(RunningTracker.class).get());
    discovery
        .addBean()
        .beanClass(CheckBeans.class)
        .id("org.sessiontrail " + qualifier.annotationType().getName())
        .types(HealthCheck.class, Object.class)
        .qualifiers(qualifier)
        .scope(Dependent.class)
        .produceWith(instance -> check);
  }
}
