package org.sessiontrail.server.matrix;

import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

@SameServer(as = WildFlyCaptureIT.class)
final class WildFlyTransparencyIT extends ArquillianTransparency {
  @Deployment(name = PLAIN, testable = false)
  static WebArchive plain() {
    return plainApplication();
  }

  @Deployment(name = TRACKED, testable = false)
  static WebArchive tracked() throws IOException {
    return trackedApplication("wildfly");
  }
}
