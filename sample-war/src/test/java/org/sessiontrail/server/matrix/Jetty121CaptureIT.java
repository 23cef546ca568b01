package org.sessiontrail.server.matrix;

import org.junit.jupiter.api.Tag;

@Tag(Server.OWN_PROFILE)
@Server(id = "jetty121", name = "Eclipse Jetty", level = "Servlet 6.1", steppedBy = "standalone")
final class Jetty121CaptureIT extends JettyCapture {
  Jetty121CaptureIT() {
    super("jetty121.home", "ee11");
  }
}
