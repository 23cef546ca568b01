package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sessiontrail.capture.contract.CaptureContract;
import org.sessiontrail.record.StoredRecord;

/** The promises of the capture on a plain Tomcat, from the request to the database. */
final class TomcatServerIT extends CaptureContract {
  private static final Path BASE = Built.target().resolve("capture-tomcat");
  private static final String JDBC_URL =
      "jdbc:h2:file:" + BASE.resolve("trail") + ";AUTO_SERVER=TRUE";

  private static @Nullable ForkedTomcat server;
  private static @Nullable StoredTrail trail;

  @BeforeAll
  static void start() throws Exception {
    server =
        ForkedTomcat.start(
            BASE, Probe.forTomcat(JDBC_URL, Map.of("tracker.drain.interval-millis", "20")));
    trail = StoredTrail.open(JDBC_URL);
  }

  @AfterAll
  static void stop() throws Exception {
    if (trail != null) {
      trail.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Override
  public URI base() {
    return Objects.requireNonNull(server).base();
  }

  @Override
  public List<StoredRecord> records(Predicate<StoredRecord> wanted) {
    return Objects.requireNonNull(trail).records(wanted);
  }

  /** What the other cases show, they show without these. */
  @Test
  void process_hasNoEjbAndNoCdi() throws IOException {
    for (File jar :
        Stream.of(Built.tomcat(), Built.libraries(), Built.provider())
            .flatMap(Stream::of)
            .toList()) {
      try (JarFile file = new JarFile(jar)) {
        assertThat(file.stream().map(Object::toString))
            .as(jar.getName())
            .noneMatch(name -> name.startsWith("jakarta/ejb/"))
            .noneMatch(name -> name.startsWith("jakarta/enterprise/"));
      }
    }
    assertThat(Objects.requireNonNull(server).log())
        .contains("host standalone")
        .doesNotContain("is now stepped by");
  }

  @Test
  void server_logsNoFailureOfOurs() throws IOException {
    String log = Objects.requireNonNull(server).log();
    assertThat(ServerLog.troubles(log)).isEmpty();
    assertThat(log).doesNotContain("NoClassDefFoundError");
  }
}
