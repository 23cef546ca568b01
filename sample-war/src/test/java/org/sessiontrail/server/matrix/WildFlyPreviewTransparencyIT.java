package org.sessiontrail.server.matrix;

import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@SameServer(as = WildFlyPreviewCaptureIT.class)
final class WildFlyPreviewTransparencyIT extends ArquillianTransparency {
  @Deployment(name = PLAIN, testable = false)
  static WebArchive plain() {
    return plainApplication();
  }

  @Deployment(name = TRACKED, testable = false)
  static WebArchive tracked() throws IOException {
    return trackedApplication("wildfly-preview");
  }
}
