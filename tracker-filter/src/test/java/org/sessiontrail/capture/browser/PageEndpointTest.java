package org.sessiontrail.capture.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.servlet.EmbeddedTomcat;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** Script and beacons on a server, without anything but the jar that records. */
final class PageEndpointTest {
  private static final String BATCH =
      "[1,{\"page\":\"k3v9x1q8\",\"n\":1,\"clock\":1767600000000,\"sent\":5200,\"path\":"
          + "\"/app/answer/text\"},{\"event\":\"click\",\"offset\":1,\"element\":\"buy\"}]";

  @TempDir private Path dir;
  private EmbeddedTomcat server;

  @BeforeEach
  void start() throws Exception {
    server = EmbeddedTomcat.startProbe(dir);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.base().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
  }

  private static HttpResponse<String> tell(Visitor visitor, String body, String... headers) {
    String[] all = {"Content-Type", "text/plain", "Sec-Fetch-Site", "same-origin"};
    String[] sent = headers.length == 0 ? all : headers;
    return visitor.send("POST", "tracker/b", BodyPublishers.ofString(body), sent);
  }

  @Test
  void script_isGivenOutToAnybody_forAnHour() throws Exception {
    HttpResponse<byte[]> response = get("tracker/t.js");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("public, max-age=3600");
    assertThat(response.headers().firstValue("SourceMap")).hasValue("t.js.map");
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("sendBeacon");
    assertThat(new String(get("tracker/t.js.map").body(), StandardCharsets.UTF_8))
        .contains("What is sent");
  }

  @Test
  void script_asPagesNameIt_isKeptForEver_andFitsItsIntegrity() throws Exception {
    Map<?, ?> forPages =
        (Map<?, ?>) server.context().getServletContext().getAttribute(PageEndpoint.ATTRIBUTE);

    URI src = server.base().resolve((String) forPages.get("src"));
    HttpResponse<byte[]> response = get(src.getPath() + "?" + src.getQuery());

    assertThat(response.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
    byte[] digest = java.security.MessageDigest.getInstance("SHA-384").digest(response.body());
    assertThat(forPages.get("integrity"))
        .isEqualTo("sha384-" + java.util.Base64.getEncoder().encodeToString(digest));
  }

  @Test
  void script_isCompressed_andNotSentAgain() throws Exception {
    HttpResponse<byte[]> zipped = get("tracker/t.js", "Accept-Encoding", "br, gzip");
    String tag = zipped.headers().firstValue("ETag").orElseThrow();

    assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(get("tracker/t.js", "Accept-Encoding", "gzip;q=0").body());
    HttpResponse<byte[]> again =
        get("tracker/t.js", "Accept-Encoding", "gzip", "If-None-Match", "W/\"x\", " + tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void beacon_isRecordedOnTheTrailOfItsSession_andNotAsARequest() throws Exception {
    Visitor visitor = server.visitor();
    visitor.get("session/create");

    HttpResponse<String> response = tell(visitor, BATCH);

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    visitor.get("session/end");
    visitor.expectStory(
        "1 start created",
        "1 GET session/create 200",
        "1 page-event",
        "1 GET session/end 200",
        "1 end invalidated");
    StoredRecord told = server.records(r -> r.kind() == Kind.PAGE_EVENT).get(0);
    StoredRecord start = server.records(r -> r.kind() == Kind.SESSION_START).get(0);
    assertThat(told.text("sid")).isEqualTo(start.text("sid"));
    assertThat(told.text("route")).isEqualTo("/app/answer/text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "<script>", BATCH})
  void beacon_whateverItHolds_isAnsweredTheSame_andMakesNoSession(String body) {
    Visitor visitor = server.visitor();
    for (String site : new String[] {"same-origin", "cross-site"}) {
      HttpResponse<String> response =
          tell(visitor, body, "Content-Type", "text/plain", "Sec-Fetch-Site", site);

      assertThat(response.statusCode()).isEqualTo(204);
      assertThat(response.body()).isEmpty();
      assertThat(response.headers().map().keySet())
          .isSubsetOf("cache-control", "date", "keep-alive", "connection");
    }
    assertThat(server.records(r -> r.kind() == Kind.SESSION_START)).isEmpty();
  }

  @Test
  void otherPlaces_areTheApplications() throws Exception {
    assertThat(get("tracker/b").statusCode()).isEqualTo(404);
    assertThat(get("tracker/t.jsx").statusCode()).isEqualTo(404);
    assertThat(get("other/tracker/t.js").statusCode()).isEqualTo(404);
  }
}
