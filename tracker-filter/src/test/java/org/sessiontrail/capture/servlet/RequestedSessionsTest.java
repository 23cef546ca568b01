package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.contract.Story;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** What is told of session ids that requests bring, on a container that says what it thinks. */
final class RequestedSessionsTest {
  @TempDir private Path dir;
  private EmbeddedTomcat server;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    server = new EmbeddedTomcat(dir);
    server.described("/app", "/probe/basic.xml");
    server.start();
    visitor = server.visitor();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private List<StoredRecord> told(String name) {
    visitor.fence();
    return server.records(
        record -> record.kind() == Kind.ACTION && name.equals(record.text("name")));
  }

  @Test
  void unknownId_isToldOfOnce_byItsHash() {
    for (int i = 0; i < 3; i++) {
      visitor.get("answer/text", "Cookie", "JSESSIONID=0123456789ABCDEF0123456789ABCDEF");
    }

    List<StoredRecord> told = told(RequestedSessions.UNKNOWN);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).text("outcome")).isEqualTo("refused");
    assertThat(told.get(0).number("exchange")).isNotNull();
    assertThat(Story.personal(told.get(0), "detail", "session")).hasSize(22);
    assertThat(told.get(0).toString()).doesNotContain("0123456789ABCDEF");
  }

  @Test
  void unknownIds_areEachToldOf() {
    for (int i = 0; i < 12; i++) {
      visitor.get("answer/text", "Cookie", "JSESSIONID=" + "A".repeat(i + 1));
    }

    assertThat(told(RequestedSessions.UNKNOWN)).hasSize(12);
  }

  @Test
  void ownId_isNotToldOf() {
    visitor.get("session/create");
    visitor.get("session/look");
    visitor.get("session/look");

    assertThat(told(RequestedSessions.UNKNOWN)).isEmpty();
    assertThat(told(RequestedSessions.IN_ADDRESS)).isEmpty();
  }

  @Test
  void endedId_fromWhereItWasEnded_isNotToldOf() {
    visitor.get("session/create");
    visitor.get("session/end");
    visitor.get("session/look");

    assertThat(told(RequestedSessions.UNKNOWN)).isEmpty();
  }

  @Test
  void idInTheAddress_isToldOfOnce() {
    String cookie = visitor.get("session/create").headers().firstValue("Set-Cookie").orElseThrow();
    String of = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    Visitor other = server.visitor();
    other.get("session/look;jsessionid=" + of);
    other.get("session/look;jsessionid=" + of);

    assertThat(told(RequestedSessions.IN_ADDRESS)).hasSize(1);
  }
}
