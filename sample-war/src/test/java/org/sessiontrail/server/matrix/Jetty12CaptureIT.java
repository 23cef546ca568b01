package org.sessiontrail.server.matrix;

@Server(id = "jetty12", name = "Eclipse Jetty", level = "Servlet 6.0", steppedBy = "standalone")
final class Jetty12CaptureIT extends JettyCapture {
  Jetty12CaptureIT() {
    super("jetty12.home", "ee10");
  }

  @Override
  Deviation upgrade() {
    return Deviation.fails(
        "upgrade_isRecordedWhileTheConnectionLives",
        "HttpServletRequest.upgrade fails",
        "Jetty 12.0 does not implement it and answers 500, which is recorded.");
  }
}
