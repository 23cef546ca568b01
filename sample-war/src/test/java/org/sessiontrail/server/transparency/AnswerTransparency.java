package org.sessiontrail.server.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Answers, static files and what a request looks like to the application. */
abstract class AnswerTransparency implements Deployments {

  @Test
  void text_isTheSame() {
    assertThat(same(client -> client.get("answer/text").get("answer/nothing").get("answer/empty")))
        .contains(" 200", " 204");
  }

  @Test
  void bodies_areTheSame() {
    assertThat(same(client -> client.get("answer/bytes").get("answer/chunks").get("answer/large")))
        .contains("length 4096", "chunks");
  }

  @Test
  void headersAndCookies_areTheSame() {
    assertThat(same(client -> client.get("answer/headers").get("answer/teapot")))
        .contains("X-Many: two", " 418");
  }

  @Test
  void bufferAndReset_areTheSame() {
    assertThat(same(client -> client.get("answer/reset").get("answer/committed")))
        .contains("kept; committed false");
  }

  @Test
  void redirects_areTheSame() {
    assertThat(same(client -> client.get("answer/redirect").get("static"))).contains(" 302");
  }

  @Test
  void methods_areTheSame() {
    same(
        client ->
            client
                .ask("HEAD", "answer/text", "")
                .ask("HEAD", "answer/large", "")
                .ask("OPTIONS", "answer/unnamed", "")
                .ask("TRACE", "answer/unnamed", "")
                .ask("PUT", "answer/unnamed", "")
                .ask("BREW", "answer/unnamed", "")
                .ask("BREW", "answer/seen", ""));
  }

  @Test
  void conditionalGet_isTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .get("answer/modified")
                        .get(
                            "answer/modified", "If-Modified-Since: Sun, 09 Sep 2001 01:46:40 GMT")))
        .contains(" 304");
  }

  @Test
  void staticFiles_areTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .get("")
                        .get("static/file.txt")
                        .ask("HEAD", "static/file.txt", "")
                        .get("static/none.txt")
                        .get("WEB-INF/web.xml")))
        .contains("welcome", " 404");
  }

  /** Open Liberty answers all of them with the whole file. */
  @Test
  void ranges_areTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .get("static/file.txt", "Range: bytes=2-5")
                        .get("static/file.txt", "Range: bytes=-3")
                        .get("static/file.txt", "Range: bytes=9999-")
                        .get("static/file.txt", "Range: nonsense")))
        .containsPattern(" 20[06] ");
  }

  @Test
  void request_looksTheSameToTheApplication() {
    same(
        client ->
            client
                .get("answer/seen?a=1&b=%C3%BC&c", "X-One: 1", "x-one: 2", "Accept: */*")
                .get("answer/seen;v=1?a=1")
                .get("answer/seen?bad=%zz")
                .get("answer/s%65en"));
  }

  @Test
  void parametersAndBodies_reachTheApplicationWhole() {
    String form = "Content-Type: application/x-www-form-urlencoded";
    assertThat(
            same(
                client ->
                    client
                        .ask("POST", "answer/parameters?a=0", "a=1&b=%C3%BC&a=2", form)
                        .ask("POST", "answer/echo", "raw\u0000\u00ff bytes")
                        .ask("POST", "answer/echo", "z".repeat(300_000))
                        .ask("POST", "answer/lines", "one\ntwo", "Content-Type: text/plain")
                        .ask("POST", "answer/ignored", "w".repeat(5_000))
                        .get("answer/text")))
        .contains("length 300000".substring(0, 6), "one|two");
  }

  @Test
  void chunkedRequest_isTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .raw(
                            "chunks",
                            client.head("POST", "answer/echo", "Transfer-Encoding: chunked")
                                + "\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n")
                        .listen("POST")))
        .contains("hello world");
  }

  @Test
  void expectContinue_isTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .raw(
                            "head",
                            client.head(
                                    "POST",
                                    "answer/echo",
                                    "Expect: 100-continue",
                                    "Content-Length: 4")
                                + "\r\n")
                        .listen("POST")
                        .raw("body", "late")
                        .listen("POST")))
        .contains(" 100", "late");
  }

  @Test
  void multipartUpload_isTheSame() {
    String body =
        "--cut\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
            + "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.bin\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
            + "q".repeat(100_000)
            + "\r\n--cut--\r\n";
    assertThat(
            same(
                client ->
                    client.ask(
                        "POST",
                        "answer/parts",
                        body,
                        "Content-Type: multipart/form-data; boundary=cut")))
        .contains("file f.bin 100000");
  }

  @Test
  void pipelinedAndClosedConnections_areTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .raw(
                            "two at once",
                            client.head("GET", "answer/text")
                                + "\r\n"
                                + client.head("GET", "answer/teapot")
                                + "\r\n")
                        .listen("GET")
                        .listen("GET")
                        .get("answer/text", "Connection: close")))
        .contains(" 418");
  }

  @Test
  void malformedRequests_areTheSame() {
    same(
        client ->
            client
                .raw("no host", "GET " + "/ HTTP/1.1\r\n\r\n")
                .listen("GET")
                .raw("old", "GET /none HTTP/1.0\r\n\r\n")
                .listen("GET")
                .get("answer/../../etc/passwd")
                .get("answer/%2e%2e/text")
                .get("answer/%00"));
  }

  @Test
  void earlyAbort_leavesTheServerServing() {
    assertThat(
            same(
                client -> {
                  client.raw("large", client.head("GET", "answer/large") + "\r\n").abort(100);
                  client
                      .raw(
                          "half a body",
                          client.head("POST", "answer/echo", "Content-Length: 1000") + "\r\nhalf")
                      .abort(0);
                  client.get("answer/text");
                }))
        .contains(" 200");
  }

  @Test
  void upgrade_isTheSame() {
    assertThat(
            same(
                client ->
                    client
                        .raw(
                            "upgrade",
                            client.head(
                                    "GET", "greeting", "Connection: Upgrade", "Upgrade: greeting")
                                + "\r\n")
                        .listen("GET")
                        .raw("byte", "!")
                        .listenByte()
                        .listenByte()))
        .contains(" 101");
  }
}
