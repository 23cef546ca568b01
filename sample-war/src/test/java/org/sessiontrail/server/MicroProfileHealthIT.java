package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Our checks among those of a WildFly that has MicroProfile Health. Its profile with that has no
 * EJB, so the jar that records is there alone.
 */
final class MicroProfileHealthIT {
  private static final Path BASE = Built.target().resolve("microprofile-wildfly");

  @Test
  void server_showsTheChecksOfTheApplication() throws Exception {
    try (ForkedWildFly server =
        ForkedWildFly.startProfile(
            BASE, "standalone-microprofile.xml", "-Dtracker.spool.dir=" + BASE.resolve("spool"))) {
      server.deploy(Probe.withFilterAlone());
      String live = get(server.management("/health/live"));
      String ready = get(server.management("/health/ready"));

      assertThat(live).contains("\"name\":\"sessiontrail\",\"status\":\"UP\"", "\"app\":\"probe\"");
      assertThat(ready)
          .contains(
              "\"name\":\"sessiontrail\",\"status\":\"UP\"", "\"app\":\"probe\"", "\"key\":\"UP\"")
          .doesNotContain(BASE.toString());
    }
  }

  private static String get(URI from) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(from).build(), BodyHandlers.ofString())
        .body();
  }
}
