package org.sessiontrail.capture.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.catalina.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.contract.CaptureContract;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.servlet.EmbeddedTomcat;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.StoredRecord;

/** Whatever is promised holds in durable and closed mode too, less what is overridden here. */
final class DurableCaptureTest extends CaptureContract {
  @TempDir private static Path dir;
  private static EmbeddedTomcat server;

  @BeforeAll
  static void start() throws Exception {
    server = new EmbeddedTomcat(dir);
    Context context = server.described("/app", "/probe/web.xml");
    context.addLifecycleListener(
        event -> {
          if (event.getType().equals("before_start")) {
            context.addParameter("tracker.durability", "durable");
            context.addParameter("tracker.on-failure", "closed");
            context.addParameter("tracker.drain.interval-millis", "10");
          }
        });
    server.start();
  }

  /** Whatever became of the requests, a kill would have found none of them running. */
  @AfterAll
  static void stop() throws Exception {
    List<Fact> running = Visitor.until(() -> RunningPages.unseen(dir), List::isEmpty);
    server.close();
    assertThat(running).isEmpty();
  }

  @Override
  public URI base() {
    return server.base();
  }

  @Override
  public List<StoredRecord> records(Predicate<StoredRecord> wanted) {
    return server.records(wanted);
  }

  /** The record is safe before anybody knows whether there is an error page. */
  @Test
  @Override
  public void exceptionWithErrorPage_isRecordedWithThePagesStatus() {
    Visitor visitor = visitor();

    assertThat(visitor.get("answer/throw-conflict").statusCode()).isEqualTo(409);

    StoredRecord record = visitor.request();
    assertThat(record.number("status")).isEqualTo(500);
    assertThat(record.text("outcome")).isEqualTo("failed");
    assertThat(record.text("error")).endsWith(".Conflict");
  }
}
