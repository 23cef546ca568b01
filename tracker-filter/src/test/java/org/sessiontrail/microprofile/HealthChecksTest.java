package org.sessiontrail.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.weld.environment.servlet.WeldServletLifecycle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.cdi.WeldTomcat;
import org.sessiontrail.capture.servlet.EmbeddedTomcat;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;

/** Our checks in Weld on an embedded Tomcat, asked as an implementation of the API asks. */
final class HealthChecksTest {
  @TempDir private Path dir;
  private EmbeddedTomcat server;

  /** Weld does not even start for an application without a bean. */
  @ApplicationScoped
  public static class Own {
    /** For the container. */
    public Own() {}
  }

  @BeforeEach
  void start() throws Exception {
    HealthCheckResponse.setResponseProvider(new PlainAnswers());
    server = WeldTomcat.start(dir, getClass(), "HealthChecksTest$Own", (types, to) -> {});
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    HealthCheckResponse.setResponseProvider(null);
  }

  private BeanManager beans() {
    return (BeanManager)
        server
            .context()
            .getServletContext()
            .getAttribute(WeldServletLifecycle.BEAN_MANAGER_ATTRIBUTE_NAME);
  }

  private HealthCheckResponse ask(Annotation qualifier) {
    List<HealthCheck> found =
        beans().createInstance().select(HealthCheck.class, qualifier).stream().toList();
    assertThat(found).hasSize(1);
    return found.get(0).call();
  }

  private static Map<String, Object> data(HealthCheckResponse answer) {
    return answer.getData().orElseThrow();
  }

  @Test
  void checks_areTwo() {
    assertThat(beans().createInstance().select(HealthCheck.class, Any.Literal.INSTANCE)).hasSize(2);
  }

  @Test
  void readiness_ofAWorkingTracker_isUpAndNamesTheApplicationAndItsParts() {
    HealthCheckResponse answer = ask(Readiness.Literal.INSTANCE);

    assertThat(answer.getName()).isEqualTo("sessiontrail");
    assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(data(answer)).containsEntry("app", "app").containsEntry("key", "UP");
  }

  @Test
  void readiness_whileAPartIsDownAndRequestsAreServed_isUpAndTells() {
    server.tracker().health().report("store", Health.State.DOWN, "jdbc:secret-place");
    server.tracker().spool().close();

    HealthCheckResponse answer = ask(Readiness.Literal.INSTANCE);
    assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(data(answer)).containsEntry("store", "DOWN");
    assertThat(data(answer).toString()).doesNotContain("secret-place");
  }

  @Test
  void readiness_whileRequestsAreRefused_isDown() throws Exception {
    server.close();
    server =
        WeldTomcat.start(
            dir.resolve("closed"),
            getClass(),
            "HealthChecksTest$Own",
            (types, to) -> {},
            "tracker.on-failure",
            "closed");
    assertThat(ask(Readiness.Literal.INSTANCE).getStatus())
        .isEqualTo(HealthCheckResponse.Status.UP);

    server.tracker().spool().close();

    assertThat(ask(Readiness.Literal.INSTANCE).getStatus())
        .isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  @Test
  void liveness_isUpWhileTheTrackerRuns() {
    server.tracker().health().report("store", Health.State.DOWN, "no database");
    HealthCheckResponse answer = ask(Liveness.Literal.INSTANCE);
    assertThat(answer.getName()).isEqualTo("sessiontrail");
    assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(data(answer)).containsEntry("app", "app");

    server.tracker().stop();

    assertThat(ask(Liveness.Literal.INSTANCE).getStatus())
        .isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  /** Switched off, or it could not start: no reason to take the application away. */
  @Test
  void checks_withoutATracker_areUpAndSaySo() {
    server.context().getServletContext().removeAttribute(Tracker.class.getName());

    for (Annotation which : List.of(Liveness.Literal.INSTANCE, Readiness.Literal.INSTANCE)) {
      HealthCheckResponse answer = ask(which);
      assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
      assertThat(data(answer)).isEqualTo(Map.of("tracker", "none"));
    }
  }

  @Test
  void extension_whereTheApiIsMissing_addsNothing() {
    List<String> called = new ArrayList<>();
    HealthChecks absent = new HealthChecks(ClassLoader.getPlatformClassLoader());

    absent.addBean(noting(BeforeBeanDiscovery.class, called));
    absent.addChecks(noting(AfterBeanDiscovery.class, called), noting(BeanManager.class, called));
    assertThat(called).isEmpty();

    new HealthChecks().addBean(noting(BeforeBeanDiscovery.class, called));
    assertThat(called).containsExactly("addAnnotatedType");
  }

  /** Notes the names of the methods that are called. */
  private static <T> T noting(Class<T> type, List<String> called) {
    return type.cast(
        Proxy.newProxyInstance(
            HealthChecksTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              called.add(method.getName());
              return null;
            }));
  }
}
