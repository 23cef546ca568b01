package org.sessiontrail.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.report.interchange.syslog.SyslogText;
import org.sessiontrail.syslog.Collector.Behaviour;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SyslogSenderTest {
  private static final ServerSocketFactory PLAIN = ServerSocketFactory.getDefault();

  private final List<Long> pauses = new ArrayList<>();
  @TempDir private Path folder;

  @Test
  void end_afterMessages_meansTheCollectorHasReadThem() throws Exception {
    try (Collector collector = new Collector(PLAIN, Behaviour.READ_ALL);
        SyslogSender sender = sender(collector.port(), 5_000, 1)) {
      sender.send(bytes("one"));
      sender.send(bytes("zwei ü"));
      sender.end();

      assertThat(collector.received().get(0)).isEqualTo(bytes("3 one7 zwei ü"));
      assertThat(sender.delivery()).isEqualTo(new SyslogSender.Delivery(2, 0, 1));
    }
  }

  @Test
  void send_whenNobodyListens_triesSoOftenAndSaysSo() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (SyslogSender sender = sender(port, 5_000, 4)) {
      assertThatThrownBy(() -> sender.send(bytes("one")))
          .isInstanceOf(SyslogException.class)
          .hasMessageStartingWith("TRK-0530 can't connect to tcp://127.0.0.1:" + port)
          .hasMessageEndingWith("(attempts: 4, sent: 0, in doubt: 0)");
    }
    assertThat(pauses).containsExactly(100L, 200L, 400L);
  }

  @Test
  void send_whenTheConnectionIsReset_goesOnOnAnotherAndCountsTheDoubtful() throws Exception {
    int messages = 20_000;
    CountDownLatch reset = new CountDownLatch(1);
    Behaviour resets =
        (connection, received) -> {
          Behaviour.resetAfter(1_000).take(connection, received);
          reset.countDown();
        };
    try (Collector collector = new Collector(PLAIN, resets, Behaviour.READ_ALL);
        SyslogSender sender = sender(collector.port(), 5_000, 3)) {
      for (int i = 0; i < messages; i++) {
        if (i == messages / 2) {
          assertThat(reset.await(30, TimeUnit.SECONDS)).isTrue();
        }
        sender.send(bytes(String.format(Locale.ROOT, "message %06d", i)));
      }
      sender.end();

      SyslogSender.Delivery delivery = sender.delivery();
      assertThat(delivery.connections()).isEqualTo(2);
      assertThat(delivery.sent()).isEqualTo(messages);
      assertThat(delivery.doubtful()).isBetween(50L, (long) messages - 1);
      List<byte[]> second = SyslogText.counted(collector.received().get(1));
      assertThat(second).hasSize((int) (messages - delivery.doubtful()));
      assertThat(second.get(second.size() - 1)).isEqualTo(bytes("message 019999"));
    }
  }

  @Test
  void send_whenTheCollectorDoesNotRead_givesUpInTime() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Behaviour deaf =
        (connection, received) -> {
          try {
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        };
    try (Collector collector = new Collector(PLAIN, deaf);
        SyslogSender sender = sender(collector.port(), 300, 1)) {
      byte[] big = new byte[1 << 20];
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  sender.send(big);
                }
              })
          .isInstanceOf(SyslogException.class)
          .hasMessageContaining("TRK-0532 ")
          .hasMessageContaining("did not take a message within 300 ms");
      over.countDown();
    }
  }

  @Test
  void end_whenTheCollectorDoesNotEnd_saysThatItIsNotConfirmed() throws Exception {
    try (Collector collector = new Collector(PLAIN, Behaviour.resetAfter(10));
        SyslogSender sender = sender(collector.port(), 5_000, 1)) {
      sender.send(bytes("one"));
      sender.send(bytes("two"));

      assertThatThrownBy(sender::end)
          .isInstanceOf(SyslogException.class)
          .hasMessageStartingWith("TRK-0534 ")
          .hasMessageContaining("in doubt: 2");
    }
  }

  @Test
  void tls_withACertificateForTheHost_delivers() throws Exception {
    SSLContext context = context("localhost");
    try (Collector collector = new Collector(context.getServerSocketFactory(), Behaviour.READ_ALL);
        SyslogSender sender = tls(collector.port(), context.getSocketFactory())) {
      sender.send(bytes("secret"));
      sender.end();

      assertThat(collector.received().get(0)).isEqualTo(bytes("6 secret"));
    }
  }

  @Test
  void tls_withACertificateForAnotherHost_isRefused() throws Exception {
    SSLContext context = context("elsewhere.example.com");
    try (Collector collector = new Collector(context.getServerSocketFactory(), Behaviour.READ_ALL);
        SyslogSender sender = tls(collector.port(), context.getSocketFactory())) {
      assertThatThrownBy(() -> sender.send(bytes("secret")))
          .isInstanceOf(SyslogException.class)
          .hasMessageStartingWith("TRK-0533 no TLS with tls://localhost:");
      assertThat(sender.delivery().sent()).isZero();
    }
  }

  private SyslogSender sender(int port, int timeoutMillis, int attempts) {
    return new SyslogSender(
        new SyslogEndpoint("127.0.0.1", port, false, timeoutMillis, attempts, 100),
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        pauses::add);
  }

  private SyslogSender tls(int port, SSLSocketFactory factory) {
    return new SyslogSender(
        new SyslogEndpoint("localhost", port, true, 5_000, 1, 0), factory, pauses::add);
  }

  /** Keys for {@code host}, trusted by whoever uses this context. */
  private SSLContext context(String host) throws Exception {
    Path file = folder.resolve(host + ".p12");
    char[] password = "changeit".toCharArray();
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "k",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("k", store.getCertificate("k"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
