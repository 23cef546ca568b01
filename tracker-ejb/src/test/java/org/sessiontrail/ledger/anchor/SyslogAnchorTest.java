package org.sessiontrail.ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.record.TrailClock;

final class SyslogAnchorTest {
  @Test
  void leave_sendsOneCountedMessageWithTheNote() throws Exception {
    SignedNote note = Notes.of(7);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> received =
          CompletableFuture.supplyAsync(
              () -> {
                try (Socket socket = server.accept()) {
                  byte[] all = socket.getInputStream().readAllBytes();
                  return new String(all, StandardCharsets.US_ASCII);
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });

      anchor(server.getLocalPort()).leave(note);

      String message = received.get(10, TimeUnit.SECONDS);
      int space = message.indexOf(' ');
      String counted = message.substring(space + 1);
      assertThat(Integer.parseInt(message.substring(0, space))).isEqualTo(counted.length());
      assertThat(counted)
          .matches("<110>1 \\S+Z n-1 sessiontrail - CHECKPOINT - checkpoint [A-Za-z0-9+/=]+");
      String text = counted.substring(counted.lastIndexOf(' ') + 1);
      assertThat(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
          .isEqualTo(note.toString());
    }
  }

  @Test
  void leave_withoutACollector_fails() throws Exception {
    int free;
    try (ServerSocket server = new ServerSocket(0)) {
      free = server.getLocalPort();
    }

    assertThatThrownBy(() -> anchor(free).leave(Notes.of(1)))
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining("TRK-0412");
  }

  private static SyslogAnchor anchor(int port) {
    return new SyslogAnchor("127.0.0.1:" + port, "n 1", TrailClock.system());
  }
}
