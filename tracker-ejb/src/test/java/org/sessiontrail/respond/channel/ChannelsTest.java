package org.sessiontrail.respond.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.alert.Alert;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.respond.ChannelException;

class ChannelsTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir Path dir;
  private final TestClock clock = new TestClock();
  private final Map<String, String> headers = new TreeMap<>();
  private final List<String> bodies = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // set before each test
  private HttpServer server;

  private volatile int status = 204;

  @BeforeEach
  void listen() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestHeaders().forEach((name, all) -> headers.put(name, all.get(0)));
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void hang() {
    server.stop(0);
  }

  private static Alert alert(String severity, String response, boolean digest) {
    return new Alert(
        "shop/7",
        "shop",
        "D09",
        "password-spray",
        severity,
        "30 refused sign-ins of 15 accounts",
        "2026-01-05T10:00:00.000000Z",
        50,
        response,
        "t-1",
        "ada",
        7,
        digest ? 12 : 1,
        digest,
        digest ? 40 : 7);
  }

  private WebhookChannel webhook(Path secret) {
    String to = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=hidden";
    return new WebhookChannel(to, secret, clock);
  }

  private Path secret(String text) throws Exception {
    return Files.writeString(dir.resolve("secret"), text);
  }

  // docs:verify:begin
  /** Whether a request is ours: what a receiver does before it believes the body. */
  private static boolean isOurs(
      String secret, Map<String, String> headers, String body, long nowSeconds) throws Exception {
    long sent = Long.parseLong(headers.getOrDefault("Webhook-timestamp", "0"));
    if (Math.abs(nowSeconds - sent) > 300) {
      return false; // sent again by somebody who listened
    }
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed = headers.get("Webhook-id") + "." + sent + "." + body;
    byte[] wanted = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    for (String each : headers.getOrDefault("Webhook-signature", "").split(" ", -1)) {
      if (each.startsWith("v1,")
          && MessageDigest.isEqual(wanted, Base64.getDecoder().decode(each.substring(3)))) {
        return true;
      }
    }
    return false;
  }

  // docs:verify:end

  @Test
  void webhook_getsWhatAReceiverCanVerify() throws Exception {
    webhook(secret(SECRET)).tell(alert("high", "step-up", false));

    long now = clock.epochMicros() / 1_000_000;
    String body = bodies.get(0);
    assertThat(isOurs(SECRET, headers, body, now)).isTrue();
    assertThat(isOurs(SECRET, headers, body + " ", now)).as("changed").isFalse();
    assertThat(isOurs(SECRET, headers, body, now + 301)).as("old").isFalse();
    assertThat(headers).containsEntry("Webhook-id", "shop/7/7");
    assertThat(body)
        .contains("\"type\":\"sessiontrail.finding\"", "\"rule\":\"D09\"", "\"count\":1")
        .doesNotContain("ada");
  }

  @Test
  void webhook_thatDoesNotTakeIt_failsWithoutTellingItsQuery() throws Exception {
    for (int each : new int[] {302, 400, 500}) {
      status = each;
      assertThatThrownBy(() -> webhook(secret(SECRET)).tell(alert("high", "none", false)))
          .isInstanceOf(ChannelException.class)
          .hasMessageContaining("TRK-0722")
          .hasMessageContaining("status " + each)
          .message()
          .doesNotContain("hidden");
    }
  }

  @Test
  void webhook_withoutASecret_sendsNothing() throws Exception {
    assertThatThrownBy(() -> webhook(dir.resolve("none")).tell(alert("high", "none", false)))
        .hasMessageStartingWith("TRK-0723");
    assertThatThrownBy(() -> webhook(secret("open sesame")).tell(alert("high", "none", false)))
        .hasMessageStartingWith("TRK-0723")
        .message()
        .doesNotContain("sesame");
    assertThat(bodies).isEmpty();
  }

  @Test
  void syslog_saysHowSevereItIs_andNamesNobody() {
    SyslogChannel channel = new SyslogChannel("127.0.0.1:6514", "n 1", clock);

    assertThat(channel.message(alert("critical", "end", true)))
        .startsWith("<82>1 2026-01-05T10:00:00.000000Z n-1 sessiontrail - FINDING - {")
        .contains("\"count\":12", "\"digest\":true", "\"last\":40")
        .doesNotContain("ada");
    assertThat(channel.message(alert("low", "none", false))).startsWith("<85>1 ");
  }

  @Test
  void user_isToldOnceAndOnlyWhatIsWorthIt() throws Exception {
    List<String> told = new ArrayList<>();
    UserChannel channel = new UserChannel((user, alert) -> told.add(user));

    channel.tell(alert("high", "step-up", false));
    channel.tell(alert("high", "step-up", true));
    channel.tell(alert("low", "none", false));

    assertThat(told).containsExactly("ada");
  }

  @Test
  void application_thatFails_isAskedAgain() {
    assertThatThrownBy(
            () ->
                new UserChannel(
                        (user, alert) -> {
                          throw new IllegalStateException("ada@example.com bounced");
                        })
                    .tell(alert("high", "step-up", false)))
        .isInstanceOf(ChannelException.class)
        .hasMessageStartingWith("TRK-0726")
        .message()
        .doesNotContain("ada");
    assertThatThrownBy(
            () ->
                new EventChannel(
                        alert -> {
                          throw new IllegalStateException("no");
                        })
                    .tell(alert("high", "step-up", false)))
        .hasMessageStartingWith("TRK-0721");
  }
}
