package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.ErrorTrace;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.report.session.FoundSession;
import org.sessiontrail.report.session.SessionFinder;
import org.sessiontrail.report.session.SessionLog;
import org.sessiontrail.report.session.SessionQuery;
import org.sessiontrail.report.session.TimelineReader;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.TrailRecords;
import org.sessiontrail.support.SupportCode;

/** What every database must do when records are read. */
abstract class TrailReadContract extends StoreFixture {
  TrailReadContract(Backend backend) {
    super(backend);
  }

  @Test
  void read_ofAnEmptyLog_givesNothing() throws Exception {
    assertThat(storage.reader().size()).isZero();
    assertThat(read(TrailQuery.all())).isEmpty();
    assertThat(storage.reader().count(TrailQuery.all())).isZero();
    assertThat(storage.reader().losses(TrailQuery.all())).isEmpty();
  }

  @Test
  void read_isInOrderOfBeginningThenOfStoring() throws Exception {
    StoredRecord late = n1.request(T0 + 20, "a", null);
    StoredRecord early = n1.request(T0 + 10, "a", null);
    StoredRecord sameTime = n1.request(T0 + 10, "b", null);

    storage.store().append(List.of(late, early, sameTime));

    assertThat(read(TrailQuery.all())).extracting(TrailRecord::index).containsExactly(1L, 2L, 0L);
  }

  @Test
  void read_narrowsBySessionUserActionKindAndPeriod() throws Exception {
    storage
        .store()
        .append(
            List.of(
                n1.next(Fact.of(Kind.STREAM_OPEN, T0).build()),
                n1.request(T0 + 10, "a", null),
                n1.request(T0 + 20, "a", "anna"),
                n1.request(T0 + 30, "b", "bert"),
                n1.action(T0 + 40, "b", "order.place"),
                n1.action(T0 + 50, "a", "cart.add"),
                n1.request(T0 + 60, null, null)));

    assertThat(seqs(TrailQuery.all().ofSession("a"))).containsExactly(2L, 3L, 6L);
    assertThat(seqs(TrailQuery.all().ofUser("anna"))).containsExactly(3L);
    assertThat(seqs(TrailQuery.all().ofUser("Anna"))).isEmpty();
    assertThat(seqs(TrailQuery.all().ofAction("order.place"))).containsExactly(5L);
    assertThat(seqs(TrailQuery.all().ofKinds(Set.of(Kind.REQUEST, Kind.STREAM_OPEN))))
        .containsExactly(1L, 2L, 3L, 4L, 7L);
    assertThat(seqs(TrailQuery.all().between(T0 + 20, T0 + 40))).containsExactly(3L, 4L);
    assertThat(seqs(TrailQuery.all().between(T0 + 20, null).ofSession("a")))
        .containsExactly(3L, 6L);
    assertThat(
            seqs(
                TrailQuery.all()
                    .between(null, T0 + 20)
                    .ofSession("a")
                    .ofKinds(Set.of(Kind.ACTION))))
        .isEmpty();
  }

  @Test
  void session_isFoundByCodeErrorRouteAndHash() throws Exception {
    ErrorTrace failure =
        new ErrorTrace("shop.Broken", "0123456789abcdef", "shop.Broken\n  at a.B.c");
    SessionLog.Answered failed = new SessionLog.Answered(500, 3, failure);
    storage
        .store()
        .append(
            List.of(
                sessionStart(T0, "a", "hash-of-a"),
                n1.request(T0 + 10, "b", "bert"),
                n1.next(SessionLog.event(T0 + 20, "a", "POST", "/order", null, failed))));
    SupportCode codes = new SupportCode(TrailRecords.HASH);
    SessionFinder finder = new SessionFinder(storage.reader(), LOG.origin(), codes);
    TrailQuery any = TrailQuery.all();

    assertThat(finder.request(codes.of(T0 + 20), T0 + 1_000_000).index()).isEqualTo(2);
    assertThat(
            List.of(
                new SessionQuery(any, null, null, "0123456789abcdef", null, null),
                new SessionQuery(any, null, null, "Broken", null, null),
                new SessionQuery(any, null, null, null, "/order", null),
                new SessionQuery(any, "hash-of-a", null, null, null, null)))
        .allSatisfy(
            query ->
                assertThat(finder.find(query).sessions())
                    .extracting(FoundSession::trail)
                    .containsExactly("a"));
    assertThat(new TimelineReader(storage.reader(), LOG.origin()).read("a").failures())
        .singleElement()
        .satisfies(each -> assertThat(each.result().trace()).isEqualTo(failure.frames()));
  }

  @Test
  void read_byUserWithoutKey_looksIntoTheDisclosures() throws Exception {
    storage.store().append(List.of(n1.request(T0, "a", "anna"), n1.request(T0 + 1, "a", "bert")));

    try (JpaStorage keyless =
        JpaStorage.openExisting(database(), new JpaStorage.Log(LOG.origin(), null))) {
      List<Long> seqs = new ArrayList<>();
      long given =
          keyless.reader().read(TrailQuery.all().ofUser("bert"), r -> seqs.add(r.stored().seq()));

      assertThat(seqs).containsExactly(2L);
      assertThat(given).isEqualTo(1);
      assertThat(keyless.reader().count(TrailQuery.all().ofUser("anna"))).isEqualTo(1);
    }
  }

  @Test
  void read_leavesOutWhatCameAfterItBegan() throws Exception {
    storage.store().append(n1.requests(1_200, T0, "a"));
    List<Long> seen = new ArrayList<>();

    storage
        .reader()
        .read(
            TrailQuery.all(),
            record -> {
              if (record.index() == 0) {
                storage.store().append(n1.requests(700, T0 + 2_000_000, "a"));
              }
              seen.add(record.index());
            });

    assertThat(seen).containsExactlyElementsOf(LongStream.range(0, 1_200).boxed().toList());
    assertThat(storage.reader().size()).isEqualTo(1_900);
  }

  @Test
  void read_ofManyRecords_givesEachOnceInOrder() throws Exception {
    int count = 20_000;
    for (int i = 0; i < count; i += 1_000) {
      storage.store().append(n1.requests(1_000, T0 + i / 3_000, "a"));
    }
    long[] state = {Long.MIN_VALUE, -1, 0};

    long given =
        storage
            .reader()
            .read(
                TrailQuery.all(),
                record -> {
                  long at = record.stored().epochMicros();
                  assertThat(at > state[0] || (at == state[0] && record.index() > state[1]))
                      .isTrue();
                  state[0] = at;
                  state[1] = record.index();
                  state[2]++;
                });

    assertThat(given).isEqualTo(count);
    assertThat(state[2]).isEqualTo(count);
    assertThat(storage.reader().count(TrailQuery.all())).isEqualTo(count);
  }

  @Test
  void read_ofManyRecordsOfOneMicrosecond_givesEachOnce() throws Exception {
    List<StoredRecord> sameTime = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      sameTime.add(n1.request(T0, "a", null));
    }
    storage.store().append(sameTime);

    assertThat(read(TrailQuery.all()))
        .extracting(TrailRecord::index)
        .containsExactlyElementsOf(LongStream.range(0, 1_100).boxed().toList());
  }

  @Test
  void read_whoseVisitorThrows_stops() throws Exception {
    storage.store().append(n1.requests(3, T0, "a"));
    int[] taken = new int[1];
    TrailReader.Visitor failing =
        record -> {
          taken[0]++;
          throw new java.io.IOException("disk full");
        };

    assertThatThrownBy(() -> storage.reader().read(TrailQuery.all(), failing))
        .isInstanceOf(java.io.IOException.class);
    assertThat(taken[0]).isEqualTo(1);
  }

  @Test
  void read_ofADamagedLeaf_namesTheRecord() throws Exception {
    storage.store().append(n1.requests(2, T0, "a"));
    sql(
        "update ledger_entry set leaf ="
            + " (select leaf from (select leaf from ledger_entry where idx = 0) other),"
            + " disclosures = 'x' where idx = 1");

    assertThatThrownBy(() -> read(TrailQuery.all()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0316 record 1");
  }

  @Test
  void losses_sumGapsAndSuppressionsOfThePeriod() throws Exception {
    storage
        .store()
        .append(
            List.of(
                loss(T0, Kind.GAP, "spool-full", 12),
                loss(T0 + 1, Kind.GAP, "spool-full", 3),
                loss(T0 + 2, Kind.SUPPRESSED, "excluded", 90_311),
                loss(T0 + 99, Kind.GAP, "refused", 1),
                n1.request(T0 + 3, "a", null)));

    assertThat(storage.reader().losses(TrailQuery.all().between(T0, T0 + 50).ofSession("other")))
        .isEqualTo(new TreeMap<>(Map.of("gap.spool-full", 15L, "suppressed.excluded", 90_311L)));
  }
}
