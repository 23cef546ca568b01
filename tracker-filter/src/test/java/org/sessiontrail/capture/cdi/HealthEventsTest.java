package org.sessiontrail.capture.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.servlet.EmbeddedTomcat;
import org.sessiontrail.runtime.Health;

/** An application's observers in Weld on an embedded Tomcat. */
final class HealthEventsTest {
  @TempDir private Path dir;
  private EmbeddedTomcat server;
  private Health health;

  @BeforeEach
  void start() throws Exception {
    HealthEventsBeans.SEEN.clear();
    HealthEventsBeans.LOADERS.clear();
    // a directory where the key file should be: degraded before there are any beans
    Files.createDirectories(dir.resolve("tracker/app/tracker.key"));
    server = WeldTomcat.start(dir, getClass(), "HealthEventsBeans", (types, to) -> {});
    health = server.tracker().health();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void start_firesWhatChangedBefore() {
    assertThat(HealthEventsBeans.SEEN)
        .filteredOn(line -> line.contains(" key "))
        .containsExactly("app key null>DEGRADED DEGRADED");
  }

  @Test
  void change_onAnyThread_isObservedWithTheApplicationsLoader() throws Exception {
    Thread another =
        new Thread(
            () -> {
              health.report("store", Health.State.DOWN, "no database");
              health.report("store", Health.State.DOWN, "still none");
              health.report("store", Health.State.UP, "works");
            });
    another.setContextClassLoader(null);
    another.start();
    another.join(20_000);

    assertThat(HealthEventsBeans.SEEN)
        .filteredOn(line -> line.contains(" store "))
        .containsExactly("app store null>DOWN DOWN", "app store DOWN>UP DEGRADED");
    ClassLoader application = server.context().getLoader().getClassLoader();
    assertThat(HealthEventsBeans.LOADERS).isNotEmpty().containsOnly(application);
  }

  /** The clumsy bean needs a request, which no thread of the tracker has. */
  @Test
  void change_whoseObserverFails_isStillAChange() {
    assertThat(health.report("store", Health.State.DOWN, "no database")).isTrue();
    assertThat(health.report("store", Health.State.UP, "works")).isTrue();

    assertThat(HealthEventsBeans.SEEN).contains("app store DOWN>UP DEGRADED");
  }

  @Test
  void change_afterTheApplicationsEnd_isNotFired() throws Exception {
    server.tomcat().getHost().findChild("/app").stop();
    HealthEventsBeans.SEEN.clear();

    assertThat(health.report("store", Health.State.DOWN, "no database")).isTrue();

    assertThat(HealthEventsBeans.SEEN).isEmpty();
  }
}
