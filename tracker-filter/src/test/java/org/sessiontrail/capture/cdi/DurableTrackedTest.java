package org.sessiontrail.capture.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.capture.cdi.TrackedTest.orders;
import static org.sessiontrail.capture.cdi.TrackedTest.request;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.NotRecordedException;
import org.sessiontrail.capture.servlet.EmbeddedTomcat;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** Durable actions where nothing gets safe: no disk, and nothing is drained for a minute. */
final class DurableTrackedTest {
  @TempDir private Path dir;

  private EmbeddedTomcat hanging(String onFailure) throws Exception {
    Path spool = Files.createDirectories(dir.resolve("tracker/app"));
    Files.createFile(spool.resolve("spool-0")); // where a directory is wanted
    return TrackedTest.weld(
        dir,
        "ShopBeans",
        "tracker.drain.interval-millis",
        "60000",
        "tracker.durability.wait-millis",
        "1",
        "tracker.on-failure",
        onFailure);
  }

  @Test
  void durable_whoseIntentIsNotSafe_runsWhereOpen() throws Exception {
    try (EmbeddedTomcat open = hanging("open")) {
      assertThat(request(open.visitor(), http -> orders().ship(() -> 1) + orders().noteDurably()))
          .isEqualTo("shipped 1false");

      assertThat(Objects.requireNonNull(open.tracker().health().part("durability")).message())
          .contains("2 records were not safe");
    }
  }

  @Test
  void durable_whoseIntentIsNotSafe_doesNotRunWhereClosed() throws Exception {
    AtomicBoolean ran = new AtomicBoolean();
    try (EmbeddedTomcat closed = hanging("closed")) {
      String said =
          request(
              closed.visitor(),
              http -> {
                try {
                  return orders().ship(() -> ran.getAndSet(true));
                } catch (NotRecordedException e) {
                  return String.valueOf(e.getMessage());
                }
              });

      assertThat(said).startsWith("TRK-0403 order.ship was refused").contains("1 ms");
      assertThat(ran).isFalse();
      List<StoredRecord> actions = closed.records(record -> record.kind() == Kind.ACTION);
      assertThat(actions).extracting(record -> record.text("phase")).containsExactly("intent");
    }
  }
}
