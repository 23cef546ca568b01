package org.sessiontrail.report.interchange.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.interchange.EveryKind;
import org.sessiontrail.report.interchange.HostileText;
import org.sessiontrail.store.TrailQuery;

/**
 * What a real rsyslog reads from us. It is a process of this test alone, with a configuration, a
 * port and files of its own; where the machine has none the tests are skipped.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RsyslogTest {
  private static final String CONFIGURATION =
      """
      global(workDirectory="FOLDER" maxMessageSize="512k" parser.escapeControlCharactersOnReceive="off")
      module(load="imtcp")
      module(load="mmpstrucdata")
      template(name="line" type="list") {
        constant(value="{\\"host\\":\\"") property(name="hostname" format="json")
        constant(value="\\",\\"process\\":\\"") property(name="procid" format="json")
        constant(value="\\",\\"id\\":\\"") property(name="msgid" format="json")
        constant(value="\\",\\"at\\":\\"") property(name="timereported" dateFormat="rfc3339")
        constant(value="\\",\\"text\\":\\"") property(name="msg" format="json")
        constant(value="\\",\\"data\\":") property(name="$!rfc5424-sd")
        constant(value="}\\n")
      }
      ruleset(name="all") {
        action(type="mmpstrucdata")
        action(type="omfile" file="FOLDER/out" template="line")
      }
      input(type="imtcp" address="127.0.0.1" port="PORT" ruleset="all")
      """;

  @TempDir private Path folder;
  private Process rsyslog;
  private int port;

  @BeforeEach
  void start() throws Exception {
    Path program =
        Stream.of("/usr/sbin/rsyslogd", "/usr/bin/rsyslogd")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(
        program != null,
        "SKIPPED, NOT CHECKED with a real collector: there is no rsyslogd; Debian: apt-get install"
            + " rsyslog");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path configuration = folder.resolve("rsyslog.conf");
    Files.writeString(
        configuration,
        CONFIGURATION.replace("FOLDER", folder.toString()).replace("PORT", Integer.toString(port)));
    rsyslog =
        new ProcessBuilder(
                String.valueOf(program),
                "-n",
                "-f",
                configuration.toString(),
                "-i",
                folder.resolve("pid").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    awaitPort();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (rsyslog != null) {
      rsyslog.destroy();
      assertThat(rsyslog.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void everyKind_isReadAsItWasWritten() throws Exception {
    List<JsonObject> messages = sent(EveryKind.decent());

    assertThat(messages).hasSize(Kind.values().length + 2);
    JsonObject request = messages.get(1 + EveryKind.KINDS.indexOf(Kind.REQUEST));
    assertThat(request.getString("host")).isEqualTo("n1");
    assertThat(request.getString("process")).isEqualTo("b1");
    assertThat(request.getString("id")).isEqualTo("request");
    assertThat(request.getString("at")).isEqualTo("2026-01-05T10:00:00.013000Z");
    assertThat(request.getString("text")).isEqualTo("request GET /item/7");
    assertThat(request.getJsonObject("data").getJsonObject("sessiontrail@32473"))
        .containsEntry("who", Json.createValue("ada"))
        .containsEntry("trail", Json.createValue("t-1"));
    assertThat(messages.get(messages.size() - 1).getString("id")).isEqualTo("completeness");
  }

  @Test
  void hostileRecords_areReadAsTheyWereWritten() throws Exception {
    MemoryTrail trail = EveryKind.hostile(11, 300);

    List<JsonObject> messages = sent(trail);

    assertThat(messages).hasSize(302);
    for (int i = 0; i < 300; i++) {
      JsonObject data =
          messages.get(i + 1).getJsonObject("data").getJsonObject("sessiontrail@32473");
      assertThat(data.getString("index")).isEqualTo(Integer.toString(i));
      if (trail.get(i).stored().personal().get("who") instanceof Map<?, ?> who
          && who.get("user") != null) {
        assertThat(HostileText.decoded(data.getString("who")))
            .isEqualTo(HostileText.stored(String.valueOf(who.get("user"))));
      }
    }
  }

  private List<JsonObject> sent(MemoryTrail trail) throws Exception {
    try (SyslogSender sender = new SyslogSender(SyslogEndpoint.of("127.0.0.1", port, false))) {
      EveryKind.report(trail)
          .write(
              TrailQuery.all(),
              new SyslogExport(SyslogSettings.defaults(), sender),
              AuditReport.Progress.NONE);
      assertThat(sender.delivery().doubtful()).isZero();
    }
    stop(); // writes what it still holds
    return Stream.of(Files.readString(folder.resolve("out")).split("\n", -1))
        .filter(line -> !line.isEmpty())
        .map(RsyslogTest::object)
        .toList();
  }

  private static JsonObject object(String line) {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }

  private void awaitPort() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < end) {
      try (Socket probe = new Socket()) {
        probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException e) {
        assertThat(rsyslog.waitFor(50, TimeUnit.MILLISECONDS)).as(log()).isFalse();
      }
    }
    assertThat(log()).as("rsyslog does not listen").isNull();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
  }
}
