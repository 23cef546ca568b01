package org.sessiontrail.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.sessiontrail.capture.contract.RawConnection;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.record.StoredRecord;

@Tag(Server.OWN_PROFILE)
@Server(id = "jetty121", name = "Eclipse Jetty", level = "Servlet 6.1", steppedBy = "standalone")
final class Jetty121CaptureIT extends JettyCapture {
  Jetty121CaptureIT() {
    super("jetty121.home", "ee11");
  }

  @Override
  Deviation upgrade() {
    return Deviation.instead(
        "upgrade_isRecordedWhileTheConnectionLives",
        "after HttpServletRequest.upgrade the application reads no byte that the client sends later",
        "Jetty 12.1.7 tells the application that the client has ended, and keeps the connection open"
            + " until it was idle for 30 seconds; the record is as promised.",
        Jetty121CaptureIT::upgradeIsRecorded);
  }

  private static void upgradeIsRecorded(ServerCapture server) {
    Visitor visitor = server.visitor();
    try (RawConnection connection = visitor.connect()) {
      connection.send(
          visitor.head("GET", "upgrade/") + "Connection: Upgrade\r\nUpgrade: greeting\r\n\r\n");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 101");
      assertThat(connection.read()).isEqualTo('!');
      StoredRecord record = visitor.request();
      assertThat(record.number("status")).isEqualTo(101);
      assertThat(record.text("type")).isEqualTo("upgrade");
      connection.send("x");
    }
    visitor.fence();
    assertThat(visitor.requests(3)).hasSize(3);
  }
}
