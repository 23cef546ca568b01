package org.sessiontrail.server.matrix;

import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@Server(id = "wildfly", name = "WildFly", level = "Jakarta EE 10")
final class WildFlyCaptureIT extends WildFlyCapture {
  @Deployment(testable = false)
  static WebArchive probe() throws IOException {
    return ProbePlace.of("wildfly").cleared().probeForFullServer();
  }
}
