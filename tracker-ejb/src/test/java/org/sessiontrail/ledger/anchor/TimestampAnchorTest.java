package org.sessiontrail.ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.ledger.note.SignedNote;

/** With the time stamp authority of OpenSSL behind an HTTP server. */
final class TimestampAnchorTest {
  private static final String CONFIG =
      """
      [tsa]
      default_tsa = here
      [here]
      serial = DIR/serial
      signer_cert = DIR/tsa.pem
      signer_key = DIR/tsa.key
      default_policy = 1.3.6.1.4.1.32473.1
      signer_digest = sha256
      digests = sha256
      tsa_name = yes
      """;

  @TempDir Path dir;
  private HttpServer server;
  private byte[] lastAnswer = new byte[0];

  @BeforeEach
  void startAuthority() throws Exception {
    assumeTrue(isThere(), "openssl is not installed");
    openssl(
        "req -x509 -newkey rsa:2048 -nodes -subj /CN=tsa -days 2 -keyout tsa.key -out tsa.pem"
            + " -addext extendedKeyUsage=critical,timeStamping");
    Files.writeString(dir.resolve("tsa.cnf"), CONFIG.replace("DIR", dir.toString()));
    Files.writeString(dir.resolve("serial"), "01\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/tsr",
        exchange -> {
          Files.write(dir.resolve("query.tsq"), exchange.getRequestBody().readAllBytes());
          openssl("ts -reply -config tsa.cnf -queryfile query.tsq -out reply.tsr");
          lastAnswer = Files.readAllBytes(dir.resolve("reply.tsr"));
          exchange.sendResponseHeaders(200, lastAnswer.length);
          exchange.getResponseBody().write(lastAnswer);
          exchange.close();
        });
    server.createContext(
        "/old",
        exchange -> {
          exchange.sendResponseHeaders(200, lastAnswer.length);
          exchange.getResponseBody().write(lastAnswer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopAuthority() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void leave_givesATokenThatWeAndOpensslAccept() throws Exception {
    SignedNote note = Notes.of(7);
    byte[] answer = anchor("/tsr").leave(note);

    TimestampToken token = TimestampToken.parse(answer);
    byte[] bytes = note.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(token.isAbout(bytes)).isTrue();
    assertThat(token.isAbout(Notes.of(8).toString().getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(Duration.between(token.time(), Instant.now()).abs()).isLessThan(Duration.ofHours(1));
    assertThat(token.signer().getSubjectX500Principal().getName()).isEqualTo("CN=tsa");
    Files.write(dir.resolve("note"), bytes);
    Files.write(dir.resolve("token.tsr"), answer);
    assertThat(openssl("ts -verify -in token.tsr -data note -CAfile tsa.pem"))
        .contains("Verification: OK");
  }

  @Test
  void leave_answeredWithAnOldToken_fails() throws Exception {
    SignedNote note = Notes.of(7);
    anchor("/tsr").leave(note);

    assertThatThrownBy(() -> anchor("/old").leave(note))
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining("something else");
    assertThatThrownBy(() -> anchor("/none").leave(note))
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining("status 404");
  }

  @Test
  void parse_ofADamagedToken_saysSoOrGivesTheSame() throws Exception {
    SignedNote note = Notes.of(7);
    byte[] answer = anchor("/tsr").leave(note);
    byte[] bytes = note.toString().getBytes(StandardCharsets.UTF_8);
    Instant time = TimestampToken.parse(answer).time();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 400; i++) {
      byte[] damaged = answer.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        TimestampToken token = TimestampToken.parse(damaged);
        assertThat(token.isAbout(bytes)).isTrue(); // only what nobody signs was hit
        assertThat(token.time()).isEqualTo(time);
      } catch (AnchorException refused) {
        assertThat(refused).hasMessageStartingWith("TRK-041");
      }
    }
  }

  private TimestampAnchor anchor(String path) {
    return new TimestampAnchor("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String openssl(String arguments) {
    try {
      List<String> command = new java.util.ArrayList<>(List.of("openssl"));
      command.addAll(List.of(arguments.split(" ", -1)));
      Process process =
          new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      return output;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
