package org.sessiontrail.report.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.report.MemoryTrail.TEN;
import static org.sessiontrail.report.session.SessionLog.FAILED;
import static org.sessiontrail.report.session.SessionLog.SECOND;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.StoreException;

class TimelineReaderTest {
  private static Timeline read(MemoryTrail log, String trail) throws Exception {
    return new TimelineReader(log, "shop").read(trail);
  }

  @Test
  void read_ofASession_isInTrailOrderWithActionsWithinTheirRequests() throws Exception {
    Timeline timeline = read(SessionLog.both(), FAILED);

    assertThat(timeline.entries())
        .extracting(each -> each.place().depth() + " " + each.kind() + " " + each.what())
        .containsExactly(
            "0 session-start created",
            "0 request GET /shop/",
            "0 request GET /shop/product/7",
            "0 request POST /shop/cart",
            "1 action cart.add",
            "0 request POST /shop/checkout",
            "1 action order.place");
    assertThat(timeline.user()).isEqualTo("anna");
    assertThat(timeline.isCut()).isFalse();
  }

  @Test
  void read_ofASession_saysHowLongItWasIdle() throws Exception {
    List<TimelineEntry> entries = read(SessionLog.both(), FAILED).entries();

    assertThat(entries.get(2).place())
        .isEqualTo(new TimelineEntry.Place(30 * SECOND, 0, 30 * SECOND - 20_010));
    assertThat(entries.get(4).place().idleMicros()).isZero();
  }

  @Test
  void read_ofAFailure_hasItsTraceAndFingerprint() throws Exception {
    Timeline timeline = read(SessionLog.both(), FAILED);

    assertThat(timeline.failures())
        .hasSize(2)
        .allSatisfy(
            each -> {
              assertThat(each.result().error()).isEqualTo("shop.PaymentException");
              assertThat(each.result().fingerprint()).isEqualTo("0123456789abcdef");
              assertThat(each.result().trace()).contains("at shop.Payment.charge");
              assertThat(each.scene().more()).doesNotContainKeys("fingerprint", "personal");
            });
  }

  @Test
  void read_whenActionsAreNested_isDeeperForEach() throws Exception {
    MemoryTrail log = new MemoryTrail();
    log.add(SessionLog.request(TEN, "t", "GET", "/", null, 200, 100));
    log.add(SessionLog.action(TEN + 1_000, "t", "outer", TEN, 50, null));
    log.add(SessionLog.action(TEN + 2_000, "t", "inner", TEN, 10, null));
    log.add(SessionLog.action(TEN + 80_000, "t", "later", TEN, 10, null));

    assertThat(read(log, "t").entries())
        .extracting(each -> each.place().depth())
        .containsExactly(0, 1, 2, 1);
  }

  @Test
  void read_whenNumbersOfTheTrailAreMissing_statesThem() throws Exception {
    MemoryTrail log = new MemoryTrail();
    RecordEncoder encoder =
        new RecordEncoder(
            MemoryTrail.STREAM, new KeyedHash(new byte[KeyedHash.KEY_BYTES]), new RandomIds());
    int[] numbers = {1, 2, 5, 7};
    for (int each : numbers) {
      log.add(
          encoder.encode(
              SessionLog.request(TEN + each * SECOND, "t", "GET", "/" + each, null, 200, 1),
              each,
              each));
    }

    assertThat(read(log, "t").entries())
        .filteredOn(each -> each.kind().equals(TimelineEntry.MISSING))
        .extracting(TimelineEntry::what)
        .containsExactly(
            "records 3 to 4 of this session are not in the log: lost or removed",
            "record 6 of this session is not in the log: lost or removed");
  }

  @Test
  void read_whenItsStreamLostRecords_statesTheGap() throws Exception {
    MemoryTrail log = SessionLog.both();
    log.add(
        Fact.of(Kind.GAP, SessionLog.failure() + 50)
            .put("count", 12)
            .put("reason", "spool-full")
            .build());

    assertThat(read(log, FAILED).entries())
        .filteredOn(each -> each.kind().equals("gap"))
        .singleElement()
        .satisfies(each -> assertThat(each.what()).contains("12 records", "spool-full"));
  }

  @Test
  void read_ofAKindItDoesNotKnow_showsItsName() throws Exception {
    MemoryTrail log = new MemoryTrail();
    log.add(Fact.of(Kind.VERIFICATION, TEN).on("t").put("name", "odd").put("outcome", "x").build());

    assertThat(read(log, "t").entries())
        .extracting(each -> each.kind() + " " + each.what())
        .containsExactly("verification odd");
  }

  @Test
  void read_ofAVeryLongSession_isCutAndSaysSo() throws Exception {
    MemoryTrail log = new MemoryTrail();
    for (int i = 0; i < 30; i++) {
      log.add(SessionLog.request(TEN + i, "t", "GET", "/", null, 200, 1));
    }

    Timeline timeline = new TimelineReader(log, "shop").read("t", 20);

    assertThat(timeline.entries()).hasSize(20);
    assertThat(timeline.records()).isEqualTo(30);
    assertThat(timeline.isCut()).isTrue();
  }

  @Test
  void read_ofNoSession_saysSo() {
    assertThatThrownBy(() -> read(SessionLog.both(), "nobody's"))
        .isInstanceOf(NoSuchSessionException.class)
        .hasMessageContaining("TRK-0711");
  }

  @Test
  void read_whenTheStoreFails_isAFailureOfTheStore() {
    MemoryTrail log = SessionLog.both().failAfter(1, new IOException("cable"));

    assertThatThrownBy(() -> read(log, FAILED))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0715");
  }
}
