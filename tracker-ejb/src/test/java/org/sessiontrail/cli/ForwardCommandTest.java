package org.sessiontrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.report.interchange.syslog.Rsyslog;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ForwardCommandTest {
  @TempDir private Path dir;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private LogFile log = new LogFile(Path.of("none"), null, null);

  @BeforeEach
  void writeLog() throws Exception {
    log = new LogFile(dir.resolve("trail"), null, null).write(LogFile.APP, 1_200);
  }

  @Test
  void forward_toRsyslog_sendsEveryRecordAndTheStatement() throws Exception {
    List<JsonObject> read;
    String place;
    try (Rsyslog rsyslog = Rsyslog.start(Files.createDirectory(dir.resolve("rsyslog")))) {
      place = "127.0.0.1:" + rsyslog.port();
      assertThat(forward("--to", place, "--cef")).describedAs(said()).isEqualTo(ExitCode.FINE);
      read = rsyslog.read();
    }

    assertThat(read).hasSize(1_203);
    assertThat(read).extracting(each -> each.getString("id")).startsWith("report", "request");
    assertThat(read.get(1).getString("text")).contains("CEF:0|Sessiontrail|");
    assertThat(read.get(1_202).getString("id")).isEqualTo("completeness");
    assertThat(said())
        .contains("1,201 records of shop.example.com sent to tcp://" + place)
        .contains("1,203 messages, 0 in doubt");
    StoredRecord export = log.exports(LogFile.APP).get(0);
    assertThat(export.members())
        .containsEntry("recipient", "tcp://" + place)
        .containsEntry("format", "syslog.cef")
        .containsEntry("rows", 1_201L)
        .containsEntry("outcome", "success")
        .containsKey("report");
  }

  @Test
  void forward_toNobody_saysSoAndIsRecorded() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }

    assertThat(forward("--to", "127.0.0.1:" + port, "--attempts", "1"))
        .isEqualTo(ExitCode.COULD_NOT_RUN);

    assertThat(said()).contains("TRK-0530 can't connect to tcp://127.0.0.1:" + port);
    assertThat(log.exports(LogFile.APP).get(0).members()).containsEntry("outcome", "aborted");
  }

  @Test
  void forward_toACollectorThatSpeaksNoTls_saysSo() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answers = new Thread(() -> answer(plain), "plain");
      answers.setDaemon(true);
      answers.start();

      int code = forward("--to", "127.0.0.1:" + plain.getLocalPort(), "--tls", "--attempts", "1");

      assertThat(code).isEqualTo(ExitCode.COULD_NOT_RUN);
      assertThat(said()).contains("TRK-0533 no TLS with tls://127.0.0.1:");
    }
  }

  @Test
  void forward_withMistakes_isWrongUse() throws Exception {
    assertThat(forward("--to", "nowhere")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(forward("--to", "a:b:c")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(forward("--to", "host:99999")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(forward("--to", "host:514", "--since", "soon")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(forward("--to", "host:514", "--enterprise", "0")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(forward("--to", "host:514", "--attempts", "0")).isEqualTo(ExitCode.WRONG_USE);

    assertThat(log.exports(LogFile.APP)).isEmpty();
  }

  private static void answer(ServerSocket plain) {
    try {
      while (true) {
        try (Socket connection = plain.accept()) {
          connection.getOutputStream().write("no\n".getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  private int forward(String... words) {
    List<String> all = new ArrayList<>(List.of("forward"));
    all.addAll(List.of(words));
    all.addAll(List.of("--jdbc-url", log.url()));
    return TrackerCli.run(out, new PrintWriter(err, true), all.toArray(String[]::new));
  }

  private String said() {
    return err.toString();
  }
}
