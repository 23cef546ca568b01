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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real rsyslog: a process of one test alone, with a configuration, a port and files of its own.
 */
public final class Rsyslog implements AutoCloseable {
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

  private final Path folder;
  private final int port;
  private final Process process;

  private Rsyslog(Path folder, String program) throws IOException {
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path configuration = folder.resolve("rsyslog.conf");
    Files.writeString(
        configuration,
        CONFIGURATION.replace("FOLDER", folder.toString()).replace("PORT", Integer.toString(port)));
    process =
        new ProcessBuilder(
                program,
                "-n",
                "-f",
                configuration.toString(),
                "-i",
                folder.resolve("pid").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
  }

  /** Starts one in {@code folder}; where the machine has none the test is skipped and says so. */
  public static Rsyslog start(Path folder) throws IOException, InterruptedException {
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
    Rsyslog started = new Rsyslog(folder, String.valueOf(program));
    started.awaitPort();
    return started;
  }

  /** Where it listens on the loopback address. */
  public int port() {
    return port;
  }

  /** Stops it, which makes it write what it still holds, and gives all it read. */
  public List<JsonObject> read() throws IOException {
    close();
    return Stream.of(Files.readString(folder.resolve("out")).split("\n", -1))
        .filter(line -> !line.isEmpty())
        .map(Rsyslog::object)
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
        assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).as(log()).isFalse();
      }
    }
    assertThat(log()).as("rsyslog does not listen").isNull();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
  }
}
