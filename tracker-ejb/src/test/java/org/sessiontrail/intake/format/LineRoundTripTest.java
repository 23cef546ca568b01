package org.sessiontrail.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.intake.format.LogLine.Http;
import org.sessiontrail.intake.format.LogLine.Who;

/** Random lines: what is printed is read back, and whatever is broken is refused, never thrown. */
final class LineRoundTripTest {
  private static final int LINES = 3_000;
  private static final String TOMCAT =
      "tomcat:%h %l %u %t \"%r\" %s %B \"%{Referer}i\" \"%{User-Agent}i\" %D %S";
  private static final String ODD = "aZ0 -_.~\"\\'\t%[]{}:;,é日\u0001😀";
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.ofHoursMinutes(5, 30));

  private final Random random = new Random(20_260_105);

  @ParameterizedTest
  @ValueSource(strings = {"combined", TOMCAT, "json-nginx", "json-caddy", "ndjson", "w3c"})
  void parse_ofWhatIsPrinted_givesItBack(String name) throws Exception {
    LineFormat format = ready(name);
    Function<LogLine, String> printer = printer(name);
    for (int i = 0; i < LINES; i++) {
      LogLine line = line(name);
      String text = printer.apply(line);

      assertThat(format.parse(text)).as(text).isEqualTo(line);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "combined",
        "common",
        TOMCAT,
        "jetty",
        "json-nginx",
        "json-caddy",
        "ndjson",
        "w3c"
      })
  void parse_ofBrokenLines_refusesThem(String name) {
    LineFormat format = ready(name);
    Function<LogLine, String> printer = printer(name);
    int read = 0;
    for (int i = 0; i < 2 * LINES; i++) {
      String text = broken(printer.apply(line(name)));
      try {
        LogLine line = format.parse(text);
        read++;
        if (line != null) {
          assertThat(line.epochMicros()).isBetween(-100_000_000_000L, 253_402_400_000_000_000L);
          assertThat(line.http().bytes()).isGreaterThanOrEqualTo(-1);
          assertThat(line.http().micros()).isGreaterThanOrEqualTo(0);
        }
      } catch (BadLineException e) {
        assertThat(e.reason()).isNotBlank();
      }
    }
    assertThat(read).isBetween(1, 2 * LINES - 1);
  }

  private static LineFormat ready(String name) {
    LineFormat format = LineFormats.of(name);
    try {
      if (name.equals("w3c")) {
        format.parse(
            "#Fields: date time c-ip cs-username cs-method cs-uri-stem cs-uri-query sc-status"
                + " sc-bytes time-taken cs(User-Agent) cs(Referer) x-session-id");
      }
      return format;
    } catch (BadLineException e) {
      throw new AssertionError(e);
    }
  }

  private String broken(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && out.length() > 0; i--) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(5)) {
        case 0 -> out.setLength(at);
        case 1 -> out.deleteCharAt(at);
        case 2 -> out.insert(at, (char) random.nextInt(0x300));
        case 3 -> out.setCharAt(at, (char) random.nextInt(0xFFFF));
        default -> out.insert(at, out.substring(at));
      }
    }
    return out.toString();
  }

  private LogLine line(String name) {
    boolean json = name.startsWith("json") || name.equals("ndjson");
    boolean w3c = name.equals("w3c");
    boolean session = !name.equals("json-caddy");
    long seconds = 1_000_000_000L + random.nextInt(1_000_000_000);
    long micros = seconds * 1_000_000 + (json ? random.nextInt(1_000_000) : 0);
    Who who =
        new Who(
            "192.0.2." + random.nextInt(256),
            w3c || random.nextBoolean() ? null : word(),
            session && random.nextBoolean()
                ? "S" + Long.toHexString((1L << 60) | (random.nextLong() >>> 8))
                : null,
            w3c ? "Agent/" + word() : random.nextBoolean() ? null : "Agent/" + odd());
    long took = name.equals("combined") ? 0 : 1_000L * random.nextInt(100_000);
    Http http =
        new Http(
            List.of("GET", "POST", "HEAD", "PROPFIND").get(random.nextInt(4)),
            "/" + word() + (random.nextBoolean() ? "?q=" + word() : ""),
            100 + random.nextInt(500),
            random.nextInt(1_000_000),
            took,
            random.nextBoolean() || w3c ? null : "http://example.com/" + word());
    return new LogLine(LogLine.Sort.REQUEST, micros, who, http, null);
  }

  private String word() {
    return Integer.toString(random.nextInt(), 36).replace("-", "x") + "z";
  }

  private String odd() {
    StringBuilder out = new StringBuilder("a");
    for (int i = random.nextInt(12); i > 0; i--) {
      out.appendCodePoint(ODD.codePointAt(ODD.offsetByCodePoints(0, random.nextInt(18))));
    }
    return out.append('z').toString();
  }

  private static Function<LogLine, String> printer(String name) {
    return switch (name) {
      case "json-nginx" -> LineRoundTripTest::nginx;
      case "json-caddy" -> LineRoundTripTest::caddy;
      case "ndjson" -> LineRoundTripTest::event;
      case "w3c" -> LineRoundTripTest::w3c;
      case "common" -> line -> ncsa(line);
      case "combined", "jetty" ->
          line -> combined(line) + (name.equals("jetty") ? "" : session(line));
      default -> line -> combined(line) + " " + line.http().micros() + dash(line.who().session());
    };
  }

  private static String session(LogLine line) {
    return line.who().session() == null ? "" : " " + line.who().session();
  }

  private static String dash(@Nullable String text) {
    return " " + (text == null ? "-" : text);
  }

  private static String quoted(@Nullable String text) {
    return " \"" + (text == null ? "-" : LineText.escaped(text)) + "\"";
  }

  private static String ncsa(LogLine line) {
    Http http = line.http();
    Instant at = Instant.ofEpochSecond(line.epochMicros() / 1_000_000);
    return line.who().address()
        + " -"
        + dash(line.who().user())
        + " ["
        + CLF.format(at)
        + "]"
        + quoted(http.method() + " " + http.target() + " HTTP/1.1")
        + " "
        + http.status()
        + " "
        + http.bytes();
  }

  private static String combined(LogLine line) {
    return ncsa(line) + quoted(line.http().referrer()) + quoted(line.who().agent());
  }

  private static String time(LogLine line) {
    return Instant.EPOCH.plus(line.epochMicros(), java.time.temporal.ChronoUnit.MICROS).toString();
  }

  private static String json(@Nullable String text) {
    return org.sessiontrail.record.CanonicalJson.text(text == null ? "" : text);
  }

  private static String nginx(LogLine line) {
    Http http = line.http();
    return "{\"time_iso8601\": \""
        + time(line)
        + "\", \"remote_addr\":"
        + json(line.who().address())
        + ",\"remote_user\":"
        + json(line.who().user())
        + ",\"session\":"
        + json(line.who().session())
        + ",\"request\":"
        + json(http.method() + " " + http.target() + " HTTP/1.1")
        + ",\"status\":"
        + http.status()
        + ",\"body_bytes_sent\":"
        + http.bytes()
        + ",\"request_time\":"
        + http.micros() / 1e6
        + ",\"http_referer\":"
        + json(http.referrer())
        + ",\"http_user_agent\":"
        + json(line.who().agent())
        + "}";
  }

  private static String caddy(LogLine line) {
    Http http = line.http();
    String referrer = http.referrer() == null ? "" : ",\"Referer\":[" + json(http.referrer()) + "]";
    String agent =
        line.who().agent() == null ? "" : ",\"User-Agent\":[" + json(line.who().agent()) + "]";
    return "{\"level\":\"info\",\"ts\":"
        + java.math.BigDecimal.valueOf(line.epochMicros(), 6).toPlainString()
        + ",\"request\":{\"client_ip\":"
        + json(line.who().address())
        + ",\"method\":"
        + json(http.method())
        + ",\"uri\":"
        + json(http.target())
        + ",\"headers\":{\"Accept\":[\"*/*\"]"
        + referrer
        + agent
        + "}},\"user_id\":"
        + json(line.who().user())
        + ",\"duration\":"
        + http.micros() / 1e6
        + ",\"size\":"
        + http.bytes()
        + ",\"status\":"
        + http.status()
        + "}";
  }

  private static String event(LogLine line) {
    Http http = line.http();
    return "{\"at\":\""
        + time(line)
        + "\",\"kind\":\"request\",\"session\":"
        + json(line.who().session())
        + ",\"user\":"
        + json(line.who().user())
        + ",\"ip\":"
        + json(line.who().address())
        + ",\"ua\":"
        + json(line.who().agent())
        + ",\"method\":"
        + json(http.method())
        + ",\"path\":"
        + json(http.target())
        + ",\"status\":"
        + http.status()
        + ",\"ms\":"
        + http.micros() / 1_000
        + ",\"bytes\":"
        + http.bytes()
        + ",\"referrer\":"
        + json(http.referrer())
        + "}";
  }

  private static String w3c(LogLine line) {
    Http http = line.http();
    int question = http.target().indexOf('?');
    String path = question < 0 ? http.target() : http.target().substring(0, question);
    String query = question < 0 ? "-" : http.target().substring(question + 1);
    return time(line).substring(0, 10)
        + " "
        + time(line).substring(11, 19)
        + dash(line.who().address())
        + dash(line.who().user())
        + dash(http.method())
        + dash(path)
        + dash(query)
        + " "
        + http.status()
        + " "
        + http.bytes()
        + " "
        + http.micros() / 1_000
        + dash(line.who().agent())
        + dash(http.referrer())
        + dash(line.who().session());
  }
}
