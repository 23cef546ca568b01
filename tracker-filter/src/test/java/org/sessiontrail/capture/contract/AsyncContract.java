package org.sessiontrail.capture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.StoredRecord;

/** Asynchronous exchanges: one record at the true end, whatever threads and dispatches. */
public interface AsyncContract extends ProbedServer {
  /** How long the probe's streams last at least, in milliseconds. */
  int STREAM_MILLIS = 350;

  /** The filter has long returned when the status is decided. */
  @Test
  default void completionElsewhere_isRecordedWithTheFinalStatus() throws Exception {
    Visitor visitor = visitor();
    Visitor other = visitor();

    CompletableFuture<HttpResponse<String>> held =
        visitor.begin("async/hold?key=" + visitor.marker());
    other.getUntilOk("async/release?key=" + visitor.marker());

    assertThat(held.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(202);
    assertThat(record.text("outcome")).isEqualTo("success");
  }

  /** Completed by the container's own thread, perhaps before the filter returns. */
  @Test
  default void quickCompletion_isRecordedOnce() {
    for (int i = 0; i < 20; i++) {
      Visitor visitor = visitor();
      assertThat(visitor.get("async/work").statusCode()).isEqualTo(202);
      assertThat(visitor.request().number("status")).isEqualTo(202);
    }
  }

  /** A second pass under another path belongs to the first request. */
  @Test
  default void dispatch_isRecordedOnceUnderTheFirstPath() {
    Visitor visitor = visitor();

    assertThat(visitor.get("async/dispatch", "Accept", "text/html").body()).contains("doctype");

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(200);
    assertThat(record.text("type")).isEqualTo("page");
    assertThat(Story.personal(record, "what", "path")).endsWith("/async/dispatch");
  }

  /** A new cycle forgets its listeners. */
  @Test
  default void twoCycles_areOneRecord() {
    Visitor visitor = visitor();

    assertThat(visitor.get("async/twice").statusCode()).isEqualTo(202);

    assertThat(visitor.request().number("status")).isEqualTo(202);
  }

  /** The container gives up and answers itself. */
  @Test
  default void timeout_isRecordedAsTimedOut() {
    Visitor visitor = visitor();

    assertThat(visitor.get("async/timeout").statusCode()).isEqualTo(500);

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(500);
    assertThat(record.text("outcome")).isEqualTo("timed-out");
  }

  /** The application fails in the second pass. */
  @Test
  default void failureAfterDispatch_isRecordedAs500() {
    Visitor visitor = visitor();

    assertThat(visitor.get("async/dispatch-throw").statusCode()).isEqualTo(500);

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(500);
    assertThat(record.text("outcome")).isEqualTo("failed");
    assertThat(record.text("error")).isEqualTo("java.lang.IllegalStateException");
  }

  /** An event stream is recorded at its end with its whole length. */
  @ParameterizedTest
  @ValueSource(strings = {"async/stream", "async/stream-blocking"})
  default void stream_isRecordedWithItsTrueDuration(String path) {
    Visitor visitor = visitor();

    assertThat(visitor.get(path).body()).contains("data: 0", "data: 3");

    StoredRecord record = visitor.request();
    assertThat(record.text("type")).isEqualTo("stream");
    assertThat(record.number("status")).isEqualTo(200);
    assertThat(record.number("ms")).isGreaterThanOrEqualTo(STREAM_MILLIS);
  }

  /** The end of a trail waits for exchanges that began on it. */
  @Test
  default void sessionThatEndsMeanwhile_endsAfterTheLateExchange() throws Exception {
    Visitor visitor = visitor();
    visitor.get("session/create");
    CompletableFuture<HttpResponse<String>> held =
        visitor.begin("async/hold?key=" + visitor.marker());
    Visitor other = visitor();
    other.getUntilOk("async/held?key=" + visitor.marker());
    visitor.get("session/end");
    other.getUntilOk("async/release?key=" + visitor.marker());
    held.get(20, TimeUnit.SECONDS);

    visitor.expectStory(
        "1 start created",
        "1 GET session/create 200",
        "1 GET session/end 200",
        "1 GET async/hold 202",
        "1 end invalidated");
  }
}
