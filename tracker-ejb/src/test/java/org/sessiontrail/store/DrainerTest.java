package org.sessiontrail.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.spool.MemorySpool;
import org.sessiontrail.spool.TrailSequence;

class DrainerTest {
  private final SteppedClock clock = new SteppedClock();
  private final MemorySpool spool = new MemorySpool(4 << 20, clock, encoder("n1/b1"));
  private final FakeStore store = new FakeStore();
  private final Drainer drainer = new Drainer(spool.cursor(), DrainerTest::encoder, store, clock);

  private static RecordEncoder encoder(String stream) {
    return new RecordEncoder(stream, TrailRecords.HASH, new RandomIds());
  }

  @Test
  void doWork_withNothingQueued_doesNotCallTheStore() throws Exception {
    assertThat(drainer.doWork()).isZero();
    assertThat(store.calls).isZero();
  }

  @Test
  void doWork_storesInOrderBatchByBatch() throws Exception {
    offer(2_500);

    assertThat(drainer.doWork()).isEqualTo(1_000);
    assertThat(drainer.doWork()).isEqualTo(1_000);
    assertThat(drainer.doWork()).isEqualTo(500);
    assertThat(drainer.doWork()).isZero();
    assertThat(store.seqs())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 2_500).boxed().toList());
    assertThat(spool.status().queued()).isZero();
  }

  @Test
  void doWork_whoseStoreFailed_losesNothing() throws Exception {
    offer(3);
    store.failures = 2;

    assertThatThrownBy(drainer::doWork).isInstanceOf(StoreException.class).hasMessage("down");
    assertThat(spool.status().queued()).isEqualTo(3);
    clock.passMillis(250);
    assertThatThrownBy(drainer::doWork).isInstanceOf(StoreException.class);
    offer(1);
    clock.passMillis(500);

    assertThat(drainer.doWork()).isEqualTo(4);
    assertThat(store.seqs()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void doWork_whoseCommitWasAmbiguous_storesOnce() throws Exception {
    offer(3);
    store.failures = 1;
    store.commitsBeforeFailing = true;

    assertThatThrownBy(drainer::doWork).isInstanceOf(StoreException.class);
    clock.passMillis(250);

    assertThat(drainer.doWork()).isEqualTo(3);
    assertThat(store.seqs()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void doWork_afterFailures_waitsLongerEachTimeUpToFiveSeconds() throws Exception {
    offer(1);
    store.failures = Integer.MAX_VALUE;
    long waited = 250;
    for (int i = 0; i < 12; i++) {
      assertThatThrownBy(drainer::doWork).isInstanceOf(StoreException.class);
      int calls = store.calls;
      clock.passMillis(waited - 1);
      assertThat(drainer.doWork()).isEqualTo(Agent.WAITING);
      assertThat(store.calls).isEqualTo(calls);
      clock.passMillis(1);
      waited = Math.min(5_000, waited * 2);
    }
    assertThat(waited).isEqualTo(5_000);

    store.failures = 0;
    assertThat(drainer.doWork()).isEqualTo(1);
    offer(1);
    store.failures = 1;
    assertThatThrownBy(drainer::doWork).isInstanceOf(StoreException.class);
    clock.passMillis(250);
    assertThat(drainer.doWork()).isEqualTo(1);
  }

  @Test
  void doWork_inAHurry_doesNotWait() throws Exception {
    offer(1);
    store.failures = 2;
    assertThatThrownBy(drainer::doWork).isInstanceOf(StoreException.class);

    drainer.hurry();

    assertThatThrownBy(drainer::doWork).isInstanceOf(StoreException.class);
    assertThat(drainer.doWork()).isEqualTo(1);
  }

  @Test
  void doWork_ofAFactThatCantBeEncoded_leavesAGapInItsPlace() throws Exception {
    offer(1);
    TrailSequence trail = new TrailSequence();
    spool.offer(Fact.of(Kind.ACTION, T0).on("sid").put("price", 9.99).build(), trail);
    spool.offer(new BrokenEvent(), null);
    offer(1);

    assertThat(drainer.doWork()).isEqualTo(4);

    assertThat(store.seqs()).containsExactly(1L, 2L, 3L, 4L);
    StoredRecord gap = store.stored.get(1);
    assertThat(gap.kind()).isEqualTo(Kind.GAP);
    assertThat(gap.number("count")).isEqualTo(1);
    assertThat(gap.text("reason")).isEqualTo("not-encodable");
    assertThat(gap.text("lost")).isEqualTo("action");
    assertThat(gap.text("sid")).isEqualTo("sid");
    assertThat(gap.number("sseq")).isEqualTo(1);
    assertThat(store.stored.get(2).text("reason")).isEqualTo("not-encodable");
  }

  @Test
  void doWork_whoseStoreRefusesRecords_storesTheOthersAndGaps() throws Exception {
    offer(1_000);
    store.refused =
        record -> record.kind() != Kind.GAP && (record.seq() == 17 || record.seq() == 800);

    assertThat(drainer.doWork()).isEqualTo(1_000);

    assertThat(store.seqs())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_000).boxed().toList());
    assertThat(store.stored.stream().filter(r -> r.kind() == Kind.GAP))
        .extracting(StoredRecord::seq)
        .containsExactly(17L, 800L);
    assertThat(store.stored.get(16).text("reason")).isEqualTo("refused");
    assertThat(spool.status().queued()).isZero();
  }

  @Test
  void doWork_whoseStoreRefusesEvenTheGap_parksTheRecordAloneAndGoesOn() throws Exception {
    offer(3);
    store.refused = record -> record.seq() == 2;

    assertThat(drainer.doWork()).isEqualTo(3);

    assertThat(store.seqs()).containsExactly(1L, 3L);
    assertThat(store.parked).extracting(StoredRecord::seq).containsExactly(2L);
    assertThat(drainer.parked()).isEqualTo(1);
    assertThat(drainer.lost()).isZero();
  }

  @Test
  void doWork_whoseStoreRefusesARecordInAnyForm_countsItAndGoesOn() throws Exception {
    offer(3);
    store.refused = record -> record.seq() == 2;
    store.refusesToPark = true;

    assertThat(drainer.doWork()).isEqualTo(3);

    assertThat(store.seqs()).containsExactly(1L, 3L);
    assertThat(drainer.lost()).isEqualTo(1);
    assertThat(drainer.parked()).isZero();
  }

  @Test
  void doWork_whoseStoreRefusesEverything_keepsItUntilTheStoreTakesSomething() throws Exception {
    offer(5);
    store.refused = record -> true;

    assertThatThrownBy(drainer::doWork)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0324")
        .hasNoCause();
    assertThat(spool.status().queued()).isEqualTo(5);
    assertThat(store.parked).isEmpty();
    clock.passMillis(250);
    store.refused = record -> record.seq() == 4;

    assertThat(drainer.doWork()).isEqualTo(5);
    assertThat(store.seqs()).containsExactly(1L, 2L, 3L, 5L);
    assertThat(store.parked).extracting(StoredRecord::seq).containsExactly(4L);
  }

  /** Alone it proves nothing about the store: it waits for company, and then blocks nobody. */
  @Test
  void doWork_ofOneHopelessRecordAfterAnOutage_waitsForTheNextOne() throws Exception {
    offer(1);
    store.failures = 12;
    for (int i = 0; i < 12; i++) {
      assertThatThrownBy(drainer::doWork).isInstanceOf(StoreException.class);
      clock.passMillis(5_000);
    }
    store.refused = record -> record.seq() == 1;
    assertThatThrownBy(drainer::doWork).hasMessageContaining("TRK-0324");
    clock.passMillis(5_000);
    offer(1);

    assertThat(drainer.doWork()).isEqualTo(2);
    assertThat(store.seqs()).containsExactly(2L);
    assertThat(store.parked).extracting(StoredRecord::seq).containsExactly(1L);
  }

  @Test
  void doWork_afterAFailure_triesFewerAtOnceAndThenMoreAgain() throws Exception {
    offer(1_000);
    store.failures = 2;
    assertThatThrownBy(drainer::doWork).isInstanceOf(StoreException.class);
    clock.passMillis(5_000);
    assertThatThrownBy(drainer::doWork).isInstanceOf(StoreException.class);
    clock.passMillis(5_000);

    assertThat(drainer.doWork()).isEqualTo(250);
    assertThat(drainer.doWork()).isEqualTo(500);
    assertThat(drainer.doWork()).isEqualTo(250);
    assertThat(store.seqs()).hasSize(1_000);
  }

  private void offer(int count) {
    for (int i = 0; i < count; i++) {
      spool.offer(Fact.of(Kind.ACTION, clock.epochMicros()).put("name", "a.b").build(), null);
    }
  }

  /** An event whose author made a mistake. */
  private record BrokenEvent() implements TrailEvent {
    @Override
    public Kind kind() {
      throw new IllegalStateException("broken");
    }

    @Override
    public long epochMicros() {
      return T0;
    }

    @Override
    public @Nullable String trailId() {
      return null;
    }

    @Override
    public Map<String, Object> members() {
      return Map.of();
    }

    @Override
    public Map<String, Map<String, Object>> personal() {
      return Map.of();
    }

    @Override
    public @Nullable String subject() {
      return null;
    }

    @Override
    public int weightBytes() {
      return 100;
    }
  }
}
