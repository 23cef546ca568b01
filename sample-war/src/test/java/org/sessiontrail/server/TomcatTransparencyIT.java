package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sessiontrail.server.transparency.PlainApplication;
import org.sessiontrail.server.transparency.TransparencyContract;

/** The same application on two Tomcats, one of which records. */
final class TomcatTransparencyIT extends TransparencyContract {
  private static final Path BASE = Built.target().resolve("transparent-tomcat");
  private static final String JDBC_URL =
      "jdbc:h2:file:" + BASE.resolve("tracked/trail") + ";AUTO_SERVER=TRUE";

  private static @Nullable ForkedTomcat plain;
  private static @Nullable ForkedTomcat tracked;

  @BeforeAll
  static void start() throws Exception {
    plain = ForkedTomcat.start(BASE.resolve("plain"), PlainApplication.named("plain.war", ""));
    tracked =
        ForkedTomcat.start(
            BASE.resolve("tracked"),
            Probe.withTracker(
                PlainApplication.named(
                    "track.war", Probe.contextParameters(Map.of("tracker.jdbc.url", JDBC_URL)))));
  }

  @AfterAll
  static void stop() throws Exception {
    for (ForkedTomcat server : new ForkedTomcat[] {plain, tracked}) {
      if (server != null) {
        server.close();
      }
    }
  }

  @Override
  public URI plainBase() {
    return Objects.requireNonNull(plain).base();
  }

  @Override
  public URI trackedBase() {
    return Objects.requireNonNull(tracked).base();
  }

  /** Or all of the above would compare nothing. */
  @Test
  void tracked_isTracked() throws Exception {
    assertThat(Objects.requireNonNull(tracked).log()).contains("host standalone");
    assertThat(Objects.requireNonNull(plain).log()).doesNotContain("recording ");
  }
}
