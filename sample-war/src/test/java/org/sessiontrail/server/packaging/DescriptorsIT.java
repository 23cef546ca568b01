package org.sessiontrail.server.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.Directories;
import org.sessiontrail.server.ForkedTomcat;
import org.sessiontrail.server.Probe;
import org.sessiontrail.server.ServerLog;
import org.sessiontrail.server.matrix.ForkedJetty;
import org.sessiontrail.server.matrix.Server;

/** Whatever a descriptor says of the filter, a request is recorded once. */
@Tag(Server.OWN_PROFILE)
final class DescriptorsIT {
  private static Path base(String server) {
    return Built.target().resolve("descriptors-" + server);
  }

  @Test
  void tomcat_recordsOnceWhateverIsDeclared() throws Exception {
    Path base = base("tomcat");
    Descriptors descriptors = new Descriptors(base);
    try (ForkedTomcat server =
        ForkedTomcat.start(
            base, List.of(descriptors.applications(Probe::withTracker)), ForkedTomcat.Kit.own())) {
      descriptors.expectOneRecordOfEachRequest(server::uri);
      assertFine(server.log());
    }
  }

  @Test
  void jetty_recordsOnceWhateverIsDeclared() throws Exception {
    Path base = base("jetty");
    Directories.clear(base);
    Descriptors descriptors = new Descriptors(base);
    Path home = Built.target().resolve(System.getProperty("jetty12.home"));
    try (ForkedJetty server =
        new ForkedJetty.Kit(Built.java(), home, "ee10")
            .start(base, descriptors.applications(Probe::withTracker))) {
      descriptors.expectOneRecordOfEachRequest(server::uri);
      assertFine(server.log());
    }
  }

  private static void assertFine(String log) throws IOException {
    assertThat(ServerLog.troubles(log)).isEmpty();
  }
}
