package org.sessiontrail.capture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** Ordinary requests: each is recorded once and for what it is, and comes to no harm. */
public interface RequestContract extends ProbedServer {
  /** Bytes of the probe's large page. */
  int BIG_BYTES = 50_000;

  /** One record, with all that the request said. */
  @Test
  default void get_isRecordedOnceWithWhatItSaid() {
    Visitor visitor = visitor();
    long beforeMicros = System.currentTimeMillis() * 1_000;

    assertThat(visitor.get("answer/text").body()).isEqualTo("hello");

    StoredRecord record = visitor.request();
    assertThat(record.text("method")).isEqualTo("GET");
    assertThat(record.number("status")).isEqualTo(200);
    assertThat(record.text("outcome")).isEqualTo("success");
    assertThat(record.text("type")).isEqualTo("other");
    assertThat(record.number("ms")).isBetween(0L, 20_000L);
    assertThat(record.epochMicros()).isGreaterThanOrEqualTo(beforeMicros);
    assertThat(record.members()).doesNotContainKeys("sid", "error");
    assertThat(Story.personal(record, "who", "ip"))
        .as("its network, by default")
        .isEqualTo("127.0.0.0");
    assertThat(Story.personal(record, "what", "path")).endsWith("/answer/text");
  }

  /** Sorts of requests, told by what browsers send. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "GET, text, -, -, other",
        "HEAD, text, -, -, other",
        "OPTIONS, text, -, -, other",
        "OPTIONS, text, Access-Control-Request-Method, PUT, preflight",
        "PUT, text, -, -, other",
        "GET, page, Accept, 'text/html,*/*', page",
        "GET, page, Sec-Fetch-Dest, document, page",
        "GET, page, Sec-Fetch-Dest, empty, fetch",
        "GET, page, Sec-Fetch-Dest, image, other",
        "GET, page, X-Requested-With, XMLHttpRequest, fetch",
        "POST, text, X-Requested-With, XMLHttpRequest, fetch",
        "GET, page, Sec-Purpose, prefetch, prefetch",
        "GET, page, Sec-Purpose, prefetch;prerender, prefetch",
        "GET, page, Purpose, prefetch, prefetch",
        "GET, page, X-Moz, prefetch, prefetch",
        "GET, not-modified, Accept, text/html, page",
        "GET, text, Accept, text/html, other",
        "GET, missing, Accept, text/html, other",
        "POST, page, Accept, text/html, other",
        "HEAD, page, Accept, text/html, other",
      })
  default void request_isSorted(
      String method, String path, String header, String value, String type) {
    Visitor visitor = visitor();

    String[] headers = header == null ? new String[0] : new String[] {header, value};
    visitor.send(method, "answer/" + path, BodyPublishers.noBody(), headers);

    StoredRecord record = visitor.request();
    assertThat(record.text("type")).isEqualTo(type);
    assertThat(record.text("method")).isEqualTo(method);
  }

  /** A static file is not worth a record. */
  @Test
  default void staticResource_isNotRecorded() {
    Visitor visitor = visitor();

    assertThat(visitor.get("answer/site.css").statusCode()).isEqualTo(200);
    visitor.get("answer/text");

    assertThat(Story.personal(visitor.request(), "what", "path")).endsWith("/answer/text");
  }

  /** The container's session id in a URL is a secret and is not part of the path. */
  @Test
  default void sessionIdInTheUrl_isNotStored() {
    Visitor visitor = visitor();

    visitor.get("answer/text;jsessionid=0123456789ABCDEF");

    StoredRecord record = visitor.request();
    assertThat(record.personal().toString()).doesNotContain("jsessionid", "0123456789ABCDEF");
    assertThat(record.members().toString()).doesNotContain("jsessionid", "0123456789ABCDEF");
  }

  /** No session, no cookie, no header of ours. */
  @Test
  default void plainRequest_getsNoSessionAndNoHeader() {
    HttpResponse<String> answer = visitor().get("session/look");

    assertThat(answer.body()).isEqualTo("none");
    assertThat(answer.headers().map().keySet())
        .allSatisfy(name -> assertThat(name).isNotEqualToIgnoringCase("Set-Cookie"))
        .allSatisfy(
            name -> assertThat(name.toLowerCase(java.util.Locale.ROOT)).doesNotContain("track"));
  }

  /** The application is handed the container's own objects. */
  @Test
  default void application_getsUnwrappedObjects() {
    assertThat(visitor().get("answer/objects").body()).doesNotContain("sessiontrail");
  }

  /** Large bodies through forward, include and chunks arrive whole. */
  @ParameterizedTest
  @CsvSource({"big", "forward-big", "include-big"})
  default void largeBody_arrivesWhole(String path) {
    Visitor visitor = visitor();

    HttpResponse<String> answer = visitor.get("answer/" + path);

    assertThat(answer.body()).hasSize(BIG_BYTES).startsWith("000000000\n").endsWith("000004999\n");
    assertThat(visitor.request().text("outcome")).isEqualTo("success");
  }

  /** A request body is the application's alone. */
  @Test
  default void upload_isReadByTheApplicationWhole() throws GeneralSecurityException {
    byte[] body =
        "--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nx\r\n"
            .repeat(4_000)
            .getBytes(StandardCharsets.US_ASCII);
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    Visitor visitor = visitor();

    HttpResponse<String> answer =
        visitor.send(
            "POST",
            "answer/upload",
            BodyPublishers.ofByteArray(body),
            "Content-Type",
            "multipart/form-data; boundary=b");

    assertThat(answer.body()).isEqualTo(body.length + " " + digest);
    assertThat(visitor.request().number("status")).isEqualTo(200);
  }

  /** The application still decides the encoding of parameters, so nobody read one before it. */
  @Test
  default void form_isReadInTheApplicationsEncoding() {
    Visitor visitor = visitor();

    assertThat(visitor.post("answer/form", "name=J%C3%BCrgen%E2%82%AC").body())
        .isEqualTo("Jürgen€");

    assertThat(visitor.request().text("method")).isEqualTo("POST");
  }

  /** A change of protocol is recorded when it happens, not when the connection ends. */
  @Test
  default void upgrade_isRecordedWhileTheConnectionLives() {
    Visitor visitor = visitor();
    try (RawConnection connection = visitor.connect()) {
      connection.send(
          visitor.head("GET", "upgrade/") + "Connection: Upgrade\r\nUpgrade: greeting\r\n\r\n");

      assertThat(connection.readHead()).startsWith("HTTP/1.1 101");
      assertThat(connection.read()).isEqualTo('!');
      StoredRecord record = visitor.request();
      assertThat(record.number("status")).isEqualTo(101);
      assertThat(record.text("type")).isEqualTo("upgrade");

      connection.send("x");
      assertThat(connection.read()).isEqualTo(-1);
    }
    visitor.fence();
    assertThat(visitor.requests(3)).hasSize(3);
  }

  /** Requests at the same moment are told apart by unique stamps. */
  @Test
  default void requests_haveUniqueStampsAndNumbers() {
    Visitor visitor = visitor();
    for (int i = 0; i < 20; i++) {
      visitor.get("answer/text");
    }

    List<StoredRecord> records = visitor.requests(20);

    assertThat(records).extracting(StoredRecord::epochMicros).doesNotHaveDuplicates().isSorted();
    assertThat(records).extracting(StoredRecord::seq).doesNotHaveDuplicates();
    assertThat(records).allMatch(record -> record.kind() == Kind.REQUEST);
  }
}
