package org.sessiontrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.catalogue.CatalogueCheck;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StampClock;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.spool.MemorySpool;

class HeartbeatTest {
  private final TestClock clock = new TestClock();
  private final StampClock stamps = new StampClock(clock);
  private final MemorySpool spool =
      new MemorySpool(
          1 << 20,
          stamps,
          new RecordEncoder(
              "n1/b1", new KeyedHash(new byte[KeyedHash.KEY_BYTES]), new RandomIds()));
  private final Heartbeat heartbeat = new Heartbeat(spool, clock, stamps, 60);

  private List<StoredRecord> stated() {
    List<StoredRecord> out = spool.poll(100);
    spool.commit();
    return CatalogueCheck.named(out);
  }

  @Test
  void doWork_beatsOnceAMinuteAndSaysWhatWaits() {
    assertThat(heartbeat.doWork()).isZero();
    clock.advance(Duration.ofSeconds(59));
    assertThat(heartbeat.doWork()).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(heartbeat.doWork()).isEqualTo(1);
    assertThat(heartbeat.doWork()).isZero();
    clock.advance(Duration.ofSeconds(60));
    assertThat(heartbeat.doWork()).isEqualTo(1);

    List<StoredRecord> beats = stated();
    assertThat(beats).extracting(StoredRecord::kind).containsOnly(Kind.HEARTBEAT).hasSize(2);
    assertThat(beats.get(0).members()).containsEntry("queued", 0L).containsEntry("spooled", 0L);
    assertThat(beats.get(1).members()).containsEntry("queued", 1L);
  }

  @Test
  void doWork_afterTheClockWasSetBack_statesTheStep() {
    clock.advance(Duration.ofSeconds(10));
    clock.setWall(TestClock.START_MICROS - 5_000_000);
    assertThat(heartbeat.doWork()).isEqualTo(1);

    StoredRecord step = stated().get(0);
    assertThat(step.kind()).isEqualTo(Kind.CLOCK_STEP);
    assertThat(step.members())
        .containsEntry("from", "2026-01-05T10:00:10.000000Z")
        .containsEntry("to", "2026-01-05T09:59:55.000000Z")
        .containsEntry("ms", -15_000L);
    assertThat(heartbeat.doWork()).isZero();
  }

  @Test
  void doWork_afterTheClockWasSetOn_statesTheStep() {
    clock.setWall(TestClock.START_MICROS + 1_000_000);

    assertThat(heartbeat.doWork()).isEqualTo(1);
    assertThat(stated().get(0).members()).containsEntry("ms", 1_000L);
  }

  @Test
  void doWork_afterASmallCorrection_isSilent() {
    clock.setWall(TestClock.START_MICROS - 999_999);

    assertThat(heartbeat.doWork()).isZero();
    assertThat(stated()).isEmpty();
  }
}
