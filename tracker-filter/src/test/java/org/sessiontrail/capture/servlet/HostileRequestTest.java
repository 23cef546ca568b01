package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.capture.contract.RawConnection;
import org.sessiontrail.capture.contract.Story;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** Requests made to do harm: nothing throws, and what is stored is bounded and one line. */
final class HostileRequestTest {
  private static final int LONGEST_VALUE = 1024;
  private static final int LONG = 64 * 1024;

  @TempDir private Path dir;
  private EmbeddedTomcat server;

  @BeforeEach
  void start() throws Exception {
    server = new EmbeddedTomcat(dir);
    server.described("/app", "/probe/web.xml");
    Connector connector = server.tomcat().getConnector();
    connector.setProperty("maxHttpHeaderSize", String.valueOf(16 * LONG));
    connector.setProperty("relaxedPathChars", "<>[\\]^`{|}\"");
    connector.setProperty("relaxedQueryChars", "<>[\\]^`{|}\"");
    connector.setProperty("rejectIllegalHeader", "false");
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private String send(String target, String... headers) {
    StringBuilder request =
        new StringBuilder("GET /app/" + target + " HTTP/1.1\r\nHost: probe\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    try (RawConnection connection = RawConnection.to(server.base())) {
      return connection.send(request + "Connection: close\r\n\r\n").readAll();
    }
  }

  /** Everything recorded of requests, once the server has answered a last one. */
  private List<StoredRecord> recorded() throws Exception {
    server.visitor().fence();
    server.context().stop();
    List<StoredRecord> records = server.records();
    assertThat(records)
        .noneMatch(record -> "capture-error".equals(record.text("reason")))
        .allSatisfy(HostileRequestTest::isBoundedAndOneLine);
    return records.stream().filter(record -> record.kind() == Kind.REQUEST).toList();
  }

  private static void isBoundedAndOneLine(StoredRecord record) {
    record.members().values().forEach(HostileRequestTest::check);
    for (Object group : record.personal().values()) {
      ((Map<?, ?>) group).values().forEach(HostileRequestTest::check);
    }
  }

  private static void check(Object value) {
    if (value instanceof String text) {
      assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(LONGEST_VALUE);
      assertThat(text.codePoints()).noneMatch(Character::isISOControl);
      assertThat(text.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "answer/text/%0d%0aSet-Cookie:%20a=b",
        "answer/text%01%02%1b%5b31m",
        "answer/%c3%28%ff%fe%f0%28%8c%28",
        "answer/=cmd%7c%27%20/C%20calc%27!A0",
        "answer/<script>alert(1)</script>",
        "answer/text?q=%0d%0a=cmd|calc&page=<script>&password=hunter2",
        "answer/text;jsessionid=AA;q=%0a",
        "answer/%ed%a0%80%ed%b0%80",
        "answer/%e2%80%ae%e2%80%8b%ef%bb%bf",
        "%2e%2e/%2e%2e/etc/passwd",
      })
  void path_whateverItHolds_isStoredAsOneLine(String target) throws Exception {
    send(target);

    assertThat(recorded()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|'/C calc'!A0",
        "<script>alert(1)</script>",
        "a\u0001b\u001b[31mc",
        "\u00c3(\u00ff\u00fe",
        "a\tb",
      })
  void headers_whateverTheyHold_areStoredAsOneLine(String value) throws Exception {
    send("answer/text", "User-Agent: " + value, "Referer: " + value, "X-Forwarded-For: " + value);

    assertThat(recorded()).isNotEmpty();
  }

  @Test
  void path_of64KiB_isCut() throws Exception {
    assertThat(send("answer" + "/part".repeat(LONG / 5))).startsWith("HTTP/1.1 404");

    assertThat(recorded()).anyMatch(record -> path(record).startsWith("/app/answer/part/part"));
  }

  @Test
  void headers_of64KiB_areCut() throws Exception {
    String longValue = "y".repeat(LONG);
    assertThat(
            send(
                "answer/text?q=" + longValue,
                "User-Agent: " + longValue,
                "Referer: http://example.com/" + longValue,
                "X-Forwarded-For: " + longValue,
                "Accept: " + longValue,
                "Sec-Fetch-Dest: " + longValue,
                "Purpose: " + longValue,
                "Cookie: JSESSIONID=" + longValue))
        .startsWith("HTTP/1.1 200");

    assertThat(recorded()).anyMatch(record -> agent(record).startsWith("yyy"));
  }

  @Test
  void method_thatIsNone_isNotStored() throws Exception {
    try (RawConnection connection = RawConnection.to(server.base())) {
      connection.send("Q".repeat(3_000) + " /app/answer/text HTTP/1.1\r\nHost: probe\r\n");
      assertThat(connection.send("Connection: close\r\n\r\n").readAll()).startsWith("HTTP/1.1 200");
    }

    assertThat(recorded()).anyMatch(record -> "OTHER".equals(record.text("method")));
  }

  @Test
  void forwardedAddress_fromNobodyWeTrust_isNotBelieved() throws Exception {
    send("answer/text", "X-Forwarded-For: 203.0.113.7", "Forwarded: for=203.0.113.7");

    assertThat(recorded())
        .allMatch(record -> Story.personal(record, "who", "ip").equals("127.0.0.0"));
  }

  @Test
  void randomBytes_neverStopTheCapture() throws Exception {
    Random random = new Random(20260105);
    for (int i = 0; i < 300; i++) {
      send(
          "answer/" + noise(random, '/'),
          "User-Agent: " + noise(random, ' '),
          "Referer: " + noise(random, '%'));
    }
    assertThat(server.visitor().get("answer/text").body()).isEqualTo("hello");

    assertThat(recorded()).hasSizeGreaterThan(10);
  }

  /** Bytes that a request line or a header may hold, many of them percent signs. */
  private static String noise(Random random, char often) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      out.append(
          switch (random.nextInt(4)) {
            case 0 -> "%" + Integer.toHexString(256 + random.nextInt(256)).substring(1);
            case 1 -> String.valueOf((char) (0x80 + random.nextInt(0x80)));
            case 2 -> String.valueOf(often == ' ' ? 'a' : often);
            default -> String.valueOf((char) ('!' + random.nextInt('~' - '!')));
          });
    }
    return out.toString();
  }

  private static String path(StoredRecord record) {
    return Story.personal(record, "what", "path");
  }

  private static String agent(StoredRecord record) {
    return Story.personal(record, "who", "agent");
  }
}
