package org.sessiontrail.capture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sessiontrail.record.StoredRecord;

/** Requests that end badly: one record with the status the client saw and what really happened. */
public interface FailureContract extends ProbedServer {
  /** {@code sendError} comes back as a second pass, for the error page. */
  @Test
  default void sendError_isRecordedOnceWithItsStatus() {
    Visitor visitor = visitor();

    assertThat(visitor.get("answer/missing").statusCode()).isEqualTo(404);

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(404);
    assertThat(record.text("outcome")).isEqualTo("refused");
    assertThat(Story.personal(record, "what", "path")).endsWith("/answer/missing");
  }

  /** Whatever an application does to the attributes of its request, ours among them. */
  @Test
  default void attributesTakenAway_leaveOneRecord() {
    Visitor visitor = visitor();

    assertThat(visitor.get("answer/stripped").statusCode()).isEqualTo(404);

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(404);
    assertThat(Story.personal(record, "what", "path")).endsWith("/answer/stripped");
  }

  /** Where nothing is mapped, a container may show the filter the error page alone. */
  @Test
  default void unmappedUrl_isRecordedUnderTheUrlThatWasAsked() {
    Visitor visitor = visitor();

    assertThat(visitor.get("no/such/page").statusCode()).isEqualTo(404);

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(404);
    assertThat(Story.personal(record, "what", "path")).endsWith("/no/such/page");
  }

  /** The application's own filters run behind ours. */
  @Test
  default void requestThatAFilterAnswers_isRecorded() {
    Visitor visitor = visitor();

    assertThat(visitor.get("gate/closed").statusCode()).isEqualTo(403);

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(403);
    assertThat(record.text("outcome")).isEqualTo("refused");
    assertThat(record.text("type")).isEqualTo("other");
  }

  /** The chain shows status 200 when an exception leaves it; the client sees 500. */
  @Test
  default void exception_isRecordedAs500() {
    Visitor visitor = visitor();

    assertThat(visitor.get("answer/throw").statusCode()).isEqualTo(500);

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(500);
    assertThat(record.text("outcome")).isEqualTo("failed");
    assertThat(record.text("error")).isEqualTo("java.lang.IllegalStateException");
  }

  /** The error page has the last word on the status. */
  @Test
  default void exceptionWithErrorPage_isRecordedWithThePagesStatus() {
    Visitor visitor = visitor();

    assertThat(visitor.get("answer/throw-conflict").statusCode()).isEqualTo(409);

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(409);
    assertThat(record.text("outcome")).isEqualTo("failed");
    assertThat(record.text("error")).endsWith(".Conflict");
    assertThat(Story.personal(record, "what", "path")).endsWith("/answer/throw-conflict");
  }

  /** After the response has begun the status says nothing any more. */
  @Test
  default void exceptionAfterCommit_isRecordedAsFailedAfterCommit() {
    Visitor visitor = visitor();
    try (RawConnection connection = visitor.connect()) {
      connection.send(visitor.head("GET", "answer/throw-late") + "Connection: close\r\n\r\n");
      assertThat(connection.readAll()).startsWith("HTTP/1.1 200");
    }

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(200);
    assertThat(record.text("outcome")).isEqualTo("failed-after-commit");
    assertThat(record.text("error")).isEqualTo("java.lang.IllegalStateException");
  }

  /** The client leaves while the response is written. */
  @Test
  default void clientThatLeavesWhileReading_isRecordedAsAborted() {
    Visitor visitor = visitor();
    RawConnection connection = visitor.connect();
    connection.send(visitor.head("GET", "answer/flood") + "\r\n");
    assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
    connection.reset();

    assertThat(visitor.request().text("outcome")).isEqualTo("aborted");
  }

  /** The client leaves while the request is still to be read. */
  @Test
  default void clientThatLeavesWhileSending_isRecordedAsAborted() {
    Visitor visitor = visitor();
    RawConnection connection = visitor.connect();
    connection.send(
        visitor.head("POST", "answer/upload") + "Content-Length: 100000\r\n\r\nonly the beginning");
    connection.reset();

    assertThat(visitor.request().text("outcome")).isEqualTo("aborted");
  }
}
