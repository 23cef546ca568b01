package org.sessiontrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.catalogue.CatalogueCheck;
import org.sessiontrail.catalogue.ConfigFingerprint;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.TestConfig;

/** One of each kind that capture writes, by the code that writes it, is as the catalogue says. */
final class RecordedKindsTest {
  @TempDir private Path dir;
  private RecorderFixture fixture;

  @BeforeEach
  void start() {
    fixture = new RecorderFixture(dir);
    fixture.tracker.start(new ClassLoader(null) {});
  }

  @AfterEach
  void stop() {
    fixture.tracker.stop();
  }

  @Test
  void everyKindOfCapture_isAsInTheCatalogue() {
    SessionSight session = RecorderFixture.session("s1");
    Trails trails = new Trails(fixture.tracker);
    LiveTrail moving = trails.take(RecorderFixture.session("m1"), fixture.recorder.undecided());
    trails.moved("m1", "m2", "rotated");
    trails.end(moving, EndReason.IDLE);
    Exchange exchange = fixture.exchange(session);
    LiveTrail trail = fixture.recorder.settle(exchange, session, "ada");
    ActionFacts action =
        new ActionFacts(
            fixture.recorder.stamp(),
            "order.place",
            Outcome.SUCCESS,
            7_000,
            null,
            Map.of("orderId", "42"),
            null);
    fixture.recorder.record(exchange, trail, action, false);
    fixture.recorder.finish(exchange, trail, "ada", RequestType.PAGE, result(), false);
    Exchange leaving = fixture.exchange(session);
    fixture.recorder.declareUser(leaving, null);
    fixture.recorder.settle(leaving, session, null);
    fixture.recorder.suppress("excluded");
    SuppressedCounts counts = new SuppressedCounts(fixture.tracker);
    counts.add("excluded");
    counts.write();

    assertThat(CatalogueCheck.named(fixture.recorded()))
        .extracting(StoredRecord::kind)
        .contains(
            Kind.STREAM_OPEN,
            Kind.SESSION_START,
            Kind.SESSION_ID_CHANGE,
            Kind.SESSION_END,
            Kind.LOGIN,
            Kind.LOGOUT,
            Kind.REQUEST,
            Kind.ACTION,
            Kind.SUPPRESSED);
  }

  @Test
  void streamOpen_namesCatalogueAndConfiguration() {
    StoredRecord open = fixture.recorded().get(0);

    assertThat(open.kind()).isEqualTo(Kind.STREAM_OPEN);
    assertThat(open.members())
        .containsEntry("catalogue", EventCatalogue.version())
        .containsEntry("config", ConfigFingerprint.of(TestConfig.in(dir)))
        .containsKey("software");
  }

  private static RequestResult result() {
    return new RequestResult(200, Outcome.SUCCESS, 1_000, 17, null);
  }
}
