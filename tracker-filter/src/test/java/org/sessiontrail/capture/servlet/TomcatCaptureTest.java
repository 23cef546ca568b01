package org.sessiontrail.capture.servlet;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.contract.CaptureContract;
import org.sessiontrail.record.StoredRecord;

final class TomcatCaptureTest extends CaptureContract {
  @TempDir private static Path dir;
  private static EmbeddedTomcat server;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedTomcat.startProbe(dir);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Override
  public URI base() {
    return server.base();
  }

  @Override
  public List<StoredRecord> records(Predicate<StoredRecord> wanted) {
    return server.records(wanted);
  }
}
