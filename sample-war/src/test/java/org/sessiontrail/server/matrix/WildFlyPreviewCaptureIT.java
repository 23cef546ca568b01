package org.sessiontrail.server.matrix;

import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@Server(id = "wildfly-preview", name = "WildFly Preview", level = "Jakarta EE 11")
final class WildFlyPreviewCaptureIT extends WildFlyCapture {
  @Deployment(testable = false)
  static WebArchive probe() throws IOException {
    return ProbePlace.of("wildfly-preview").cleared().probeForFullServer();
  }
}
