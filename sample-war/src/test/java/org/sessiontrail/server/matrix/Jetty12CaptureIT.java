package org.sessiontrail.server.matrix;

@Server(id = "jetty12", name = "Eclipse Jetty", level = "Servlet 6.0", steppedBy = "standalone")
final class Jetty12CaptureIT extends JettyCapture {
  Jetty12CaptureIT() {
    super("jetty12.home", "ee10");
  }
}
