package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The jar that records, dropped into an application without the one that stores. */
class JarAloneIT {
  @Test
  void filterJarAlone_leavesTheApplicationAsItIsAndSaysOnceThatNothingDrains() throws Exception {
    try (ForkedTomcat server =
        ForkedTomcat.start(Built.target().resolve("jar-alone"), Probe.withFilterAlone())) {
      assertThat(get(server, "answer/text").body()).isEqualTo("hello");
      assertThat(get(server, "answer/missing").statusCode()).isEqualTo(404);
      assertThat(get(server, "session/once").statusCode()).isEqualTo(200);
      assertThat(server.log().lines().filter(line -> line.contains("TRK-")))
          .singleElement()
          .asString()
          .contains("TRK-0201", Probe.APP, "tracker-ejb");
    }
  }

  private static HttpResponse<String> get(ForkedTomcat server, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(server.base().resolve(path)).build(), BodyHandlers.ofString());
  }
}
