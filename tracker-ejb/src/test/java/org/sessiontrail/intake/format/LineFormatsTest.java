package org.sessiontrail.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.intake.format.LogLine.Http;
import org.sessiontrail.intake.format.LogLine.Who;

/** The lines that the programs' own documentation shows, and what they say. */
final class LineFormatsTest {
  private static final String APACHE =
      "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /apache_pb.gif HTTP/1.0\" 200 2326";
  private static final String APACHE_TAIL =
      " \"http://www.example.com/start.html\" \"Mozilla/4.08 [en] (Win98; I ;Nav)\"";
  private static final long APACHE_TIME = micros("2000-10-10T20:55:36Z");

  @Test
  void common_ofApachesManual_isRead() throws Exception {
    assertThat(read("common", APACHE))
        .isEqualTo(
            request(
                APACHE_TIME,
                new Who("127.0.0.1", "frank", null, null),
                new Http("GET", "/apache_pb.gif", 200, 2_326, 0, null)));
  }

  @Test
  void combined_ofApachesManual_isRead() throws Exception {
    assertThat(read("combined", APACHE + APACHE_TAIL))
        .isEqualTo(
            request(
                APACHE_TIME,
                new Who("127.0.0.1", "frank", null, "Mozilla/4.08 [en] (Win98; I ;Nav)"),
                new Http(
                    "GET", "/apache_pb.gif", 200, 2_326, 0, "http://www.example.com/start.html")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " A1B2C3D4E5F60718|A1B2C3D4E5F60718",
        " \"s%3Aabcdefgh\"|s%3Aabcdefgh",
        " 0.004 node01abcdefgh|node01abcdefgh",
        " \"-\"|",
        " \"203.0.113.7, 10.0.0.1\"|",
        " 12345678901|",
      })
  void session_behindTheLine_isTakenUnlessItIsAnotherThing(String tail, String session)
      throws Exception {
    assertThat(read("combined", APACHE + APACHE_TAIL + tail).who().session()).isEqualTo(session);
    assertThat(read("common", APACHE + tail).who().session()).isEqualTo(session);
  }

  @Test
  void combined_withAVirtualHost_findsTheClient() throws Exception {
    LogLine line = read("combined", "www.example.com:443 " + APACHE + APACHE_TAIL);

    assertThat(line.who().address()).isEqualTo("127.0.0.1");
    assertThat(line.who().user()).isEqualTo("frank");
  }

  @Test
  void combined_withEscapesAndStrayQuotes_isRead() throws Exception {
    LogLine line =
        read(
            "combined",
            "::1 - \"Ann B\" [10/Oct/2000:13:55:36.250 -0700] \"GET /a\"b?x=\\x22\\xC3\\xA9 HTTP/1.1\""
                + " 404 - \"-\" \"a\\\\b \\\"c\\\"\"");

    assertThat(line.epochMicros()).isEqualTo(APACHE_TIME + 250_000);
    assertThat(line.who()).isEqualTo(new Who("::1", "Ann B", null, "a\\b \"c\""));
    assertThat(line.http()).isEqualTo(new Http("GET", "/a\"b?x=\"é", 404, 0, 0, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "-|-|",
        "\\x16\\x03\\x01|OTHER|\u0016\u0003\u0001",
        "GET /old|GET|/old",
        "GET /a b HTTP/1.1|GET|/a b"
      })
  void request_thatIsOdd_isKeptAsFarAsItGoes(String request, String method, String target)
      throws Exception {
    Http http =
        read("common", "h - - [10/Oct/2000:13:55:36 -0700] \"" + request + "\" 400 0").http();

    assertThat(http.method()).isEqualTo(method);
    assertThat(http.target()).isEqualTo(target == null ? "" : target);
  }

  @Test
  void w3c_ofTheDraft_isRead() throws Exception {
    LineFormat format = LineFormats.of("w3c");
    assertThat(format.parse("#Version: 1.0")).isNull();
    assertThat(format.parse("#Date: 12-Jan-1996 00:00:00")).isNull();
    assertThat(format.parse("#Date: 1996-01-12 00:00:00")).isNull();
    assertThat(format.parse("#Fields: time cs-method cs-uri")).isNull();

    assertThat(format.parse("00:34:23 GET /foo/bar.html"))
        .isEqualTo(
            request(
                micros("1996-01-12T00:34:23Z"),
                new Who(null, null, null, null),
                new Http("GET", "/foo/bar.html", 0, -1, 0, null)));
  }

  @Test
  void w3c_ofIis_isRead_andFollowsItsHeaders() throws Exception {
    LineFormat format = LineFormats.of("w3c");
    format.parse("#Software: Microsoft Internet Information Services 6.0");
    format.parse(
        "#Fields: date time c-ip cs-username s-ip s-port cs-method cs-uri-stem cs-uri-query"
            + " sc-status sc-bytes time-taken cs(User-Agent) cs(Referer)");
    LogLine first =
        format.parse(
            "2002-05-02 17:42:15 172.22.255.255 - 172.30.255.255 80 GET /images/picture.jpg -"
                + " 200 1520 46 Mozilla/4.0+(compatible;MSIE+5.5;+Windows+2000+Server) -");
    format.parse("#Fields: date time c-ip cs-username cs-method cs-uri-stem cs(Cookie) sc-status");
    LogLine second =
        format.parse("2002-05-02 17:42:16 ::1 REDMOND\\ann POST /buy a=b;+JSESSIONID=01AB.n1 302");

    assertThat(first)
        .isEqualTo(
            request(
                micros("2002-05-02T17:42:15Z"),
                new Who(
                    "172.22.255.255",
                    null,
                    null,
                    "Mozilla/4.0 (compatible;MSIE 5.5; Windows 2000 Server)"),
                new Http("GET", "/images/picture.jpg", 200, 1_520, 46_000, null)));
    assertThat(second)
        .isEqualTo(
            request(
                micros("2002-05-02T17:42:16Z"),
                new Who("::1", "REDMOND\\ann", "01AB.n1", null),
                new Http("POST", "/buy", 302, -1, 0, null)));
  }

  @Test
  void w3c_withEncodedAgentAndFractions_isRead() throws Exception {
    LineFormat format = LineFormats.of("w3c");
    format.parse("#Fields: date\ttime\tc-ip\tcs-method\tcs-uri-stem\tcs(User-Agent)\ttime-taken");

    LogLine line =
        java.util.Objects.requireNonNull(
            format.parse("2019-12-04\t21:02:31\t192.0.2.100\tGET\t/\tMozilla/5.0%20(X11)\t0.001"));

    assertThat(line.who().agent()).isEqualTo("Mozilla/5.0 (X11)");
    assertThat(line.http().micros()).isEqualTo(1_000);
  }

  @Test
  void tomcat_byItsPatterns_isRead() throws Exception {
    String pattern = "%h %l %u %t \"%r\" %s %b %D %S \"%{User-Agent}i\" \"%{Referer}i\" %I";
    String line =
        "0:0:0:0:0:0:0:1 - tomcat [09/Dec/2020:10:11:12 +0100] \"GET /manager/html?a=1 HTTP/1.1\""
            + " 200 - 1503 9F8E7D6C \"curl/8 \\\"x\\\"\" \"-\" http-nio-8080-exec-1";

    assertThat(read("tomcat:" + pattern, line))
        .isEqualTo(
            request(
                micros("2020-12-09T09:11:12Z"),
                new Who("0:0:0:0:0:0:0:1", "tomcat", "9F8E7D6C", "curl/8 \"x\""),
                new Http("GET", "/manager/html?a=1", 200, 0, 1_503, null)));
    assertThat(read("tomcat9:" + pattern, line).http().micros()).isEqualTo(1_503_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "%{yyyy-MM-dd'T'HH:mm:ss.SSSXXX}t %a %m %U%q %s %{ms}T|2026-01-05T10:00:00.250+01:00 ::1 GET /p?q=1 200 7",
        "%{msec}t %a %m %U%q %s %F %{ms}T|1767603600250 ::1 GET /p?q=1 200 3 7",
        "[%{begin:sec}t] (%a) %r -> %s %% %{ms}T|[1767603600.250] (::1) GET /p?q=1 HTTP/1.1 -> 200 % 7",
      })
  void tomcat_byOtherPatterns_isRead(String pattern, String line) throws Exception {
    assertThat(read("tomcat:" + pattern, line))
        .isEqualTo(
            request(
                micros("2026-01-05T09:00:00.250Z"),
                new Who("::1", null, null, null),
                new Http("GET", "/p?q=1", 200, -1, 7_000, null)));
  }

  @Test
  void jetty_byDefault_isRead() throws Exception {
    String line =
        "123.4.5.6 - - [27/Aug/2004:10:16:17 +0000] \"GET /jetty/tut/XmlConfiguration.html HTTP/1.1\""
            + " 200 76793 \"http://localhost:8080/jetty/tut/logging.html\" \"Mozilla/5.0 (X11)\"";

    LogLine expected =
        request(
            micros("2004-08-27T10:16:17Z"),
            new Who("123.4.5.6", null, null, "Mozilla/5.0 (X11)"),
            new Http(
                "GET",
                "/jetty/tut/XmlConfiguration.html",
                200,
                76_793,
                0,
                "http://localhost:8080/jetty/tut/logging.html"));
    assertThat(read("jetty", line)).isEqualTo(expected);
    assertThat(read("combined", line)).isEqualTo(expected);
  }

  @Test
  void jetty_byAPattern_isRead() throws Exception {
    LogLine line =
        read(
            "jetty:%{client}a %{remote}p %{d}u %{dd/MMM/yyyy:HH:mm:ss ZZZ|GMT}t \"%r\" %s %!200B %D"
                + " %{JSESSIONID}C",
            "192.0.2.1 4711 ann [27/Aug/2004:10:16:17 +0000] \"POST /x HTTP/2.0\" 503 12 99 node0abc");

    assertThat(line)
        .isEqualTo(
            request(
                micros("2004-08-27T10:16:17Z"),
                new Who("192.0.2.1", "ann", "node0abc", null),
                new Http("POST", "/x", 503, 12, 99, null)));
  }

  @Test
  void nginx_isRead() throws Exception {
    assertThat(
            read(
                "json-nginx",
                "{\"time_iso8601\":\"2026-01-05T10:00:00+01:00\",\"remote_addr\":\"192.0.2.1\","
                    + "\"remote_user\":\"\",\"request\":\"GET /a?b=c HTTP/1.1\",\"status\": \"200\","
                    + "\"body_bytes_sent\":\"512\",\"bytes_sent\":\"900\",\"request_time\":\"0.012\","
                    + "\"http_referrer\":\"\",\"http_user_agent\":\"x \\\"y\\\"\"}"))
        .isEqualTo(
            request(
                micros("2026-01-05T09:00:00Z"),
                new Who("192.0.2.1", null, null, "x \"y\""),
                new Http("GET", "/a?b=c", 200, 512, 12_000, null)));
  }

  @Test
  void caddy_isRead() throws Exception {
    String line =
        "{\"level\":\"info\",\"ts\":1646861401.5241024,\"logger\":\"http.log.access\",\"msg\":\"handled"
            + " request\",\"request\":{\"remote_ip\":\"127.0.0.1\",\"remote_port\":\"41342\","
            + "\"client_ip\":\"127.0.0.1\",\"proto\":\"HTTP/2.0\",\"method\":\"GET\",\"host\":\"localhost\","
            + "\"uri\":\"/\",\"headers\":{\"User-Agent\":[\"curl/7.82.0\"],\"Accept\":[\"*/*\"]},\"tls\":"
            + "{\"resumed\":false,\"version\":772}},\"bytes_read\":0,\"user_id\":\"\",\"duration\":0.000929675,"
            + "\"size\":10900,\"status\":200,\"resp_headers\":{\"Server\":[\"Caddy\"]}}";

    assertThat(read("json-caddy", line))
        .isEqualTo(
            request(
                1_646_861_401_524_102L,
                new Who("127.0.0.1", null, null, "curl/7.82.0"),
                new Http("GET", "/", 200, 10_900, 929, null)));
    assertThat(
            LineFormats.of("json-caddy").parse("{\"level\":\"warn\",\"ts\":1,\"msg\":\"exiting\"}"))
        .isNull();
  }

  @Test
  void ndjson_ofEachKind_isRead() throws Exception {
    LogLine full =
        read(
            "ndjson",
            "{\"at\":\"2026-01-05T10:00:00.123456Z\",\"kind\":\"action\",\"session\":\"any id\","
                + "\"user\":\"ann\",\"ip\":\"::1\",\"ua\":\"x\",\"method\":\"GET\",\"path\":\"/p?q=1\","
                + "\"status\":200,\"ms\":12,\"bytes\":512,\"referrer\":\"/r\",\"name\":\"cart.add\","
                + "\"detail\":{\"sku\":\"A1\",\"n\":2,\"gift\":true}}");

    assertThat(full)
        .isEqualTo(
            new LogLine(
                LogLine.Sort.ACTION,
                micros("2026-01-05T10:00:00.123456Z"),
                new Who("::1", "ann", "any id", "x"),
                new Http("GET", "/p?q=1", 200, 512, 12_000, "/r"),
                new LogLine.Deed("cart.add", Map.of("sku", "A1", "n", "2", "gift", "true"))));
    for (String kind : List.of("request", "login", "login-failed", "logout")) {
      String least = "{\"at\":\"2026-01-05T10:00:00Z\",\"kind\":\"" + kind + "\"}";
      assertThat(read("ndjson", least).sort().name().toLowerCase(java.util.Locale.ROOT))
          .isEqualTo(kind.replace('-', '_'));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ndjson|{\"kind\":\"request\"}",
        "ndjson|{\"at\":\"2026-01-05T10:00:00Z\",\"kind\":\"purchase\"}",
        "ndjson|{\"at\":\"2026-13-05T10:00:00Z\",\"kind\":\"request\"}",
        "ndjson|{\"at\":\"2026-01-05T10:00:00Z\",\"kind\":\"action\"}",
        "ndjson|{\"at\":\"2026-01-05T10:00:00Z\",\"kind\":\"request\"",
        "ndjson|[]",
        "json-nginx|{\"status\":\"200\",\"request\":\"GET / HTTP/1.1\"}",
        "json-nginx|{\"msec\":\"1e99999999\",\"status\":\"200\"}",
        "json-caddy|{\"ts\":1646861401.5}",
        "combined|127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0",
        "combined|127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" abc 1",
        "combined|127.0.0.1 - - [32/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 1",
        "combined|127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 1 \"x",
        "combined|x",
        "w3c|2002-05-02 17:42:15 ::1",
        "tomcat:%t %s|10",
        "tomcat:%t %s|[10/Oct/2000:13:55:36 -0700] 200 more"
      })
  void line_thatIsBroken_isRefusedWithAReason(String both) {
    int bar = both.indexOf('|');

    assertThatThrownBy(() -> read(both.substring(0, bar), both.substring(bar + 1)))
        .isInstanceOf(BadLineException.class)
        .hasMessageMatching(".{5,80}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "tomcat:%h %s",
        "tomcat:%t%s",
        "tomcat:%{x",
        "tomcat:%",
        "jetty:%{qq bb}t",
        "combined:%h"
      })
  void format_thatIsNone_isRefused(String name) {
    assertThatThrownBy(() -> LineFormats.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void detect_tellsThemApart() {
    assertThat(detected(APACHE)).isEqualTo("common");
    assertThat(detected(APACHE + APACHE_TAIL)).isEqualTo("combined");
    assertThat(
            detected(
                "#Fields: date time c-ip cs-method cs-uri-stem", "2002-05-02 17:42:15 ::1 GET /"))
        .isEqualTo("w3c");
    assertThat(detected("{\"msec\":\"1646861401.524\",\"request_uri\":\"/\",\"status\":\"200\"}"))
        .isEqualTo("json-nginx");
    assertThat(detected("{\"ts\":1646861401.5,\"request\":{\"method\":\"GET\",\"uri\":\"/\"}}"))
        .isEqualTo("json-caddy");
    assertThat(detected("{\"at\":\"2026-01-05T10:00:00Z\",\"kind\":\"login\"}"))
        .isEqualTo("ndjson");
    assertThat(detected("garbage", APACHE + APACHE_TAIL)).isEqualTo("combined");
    assertThat(LineFormats.detect(List.of("garbage", ""))).isNull();
  }

  private static String detected(String... lines) {
    LineFormat found = LineFormats.detect(List.of(lines));
    return found == null ? "none" : found.name();
  }

  private static LogLine read(String format, String line) throws BadLineException {
    LogLine read = LineFormats.of(format).parse(line);
    assertThat(read).isNotNull();
    return java.util.Objects.requireNonNull(read);
  }

  private static LogLine request(long micros, Who who, Http http) {
    return new LogLine(LogLine.Sort.REQUEST, micros, who, http, null);
  }

  private static long micros(String time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
  }
}
