package org.sessiontrail.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TestClock;

class MemorySpoolTest {
  private static final RecordEncoder ENCODER =
      new RecordEncoder("n1/b1", new KeyedHash(new byte[KeyedHash.KEY_BYTES]), new RandomIds());

  private final TestClock clock = new TestClock();

  private MemorySpool spool(int slots) {
    return new MemorySpool((long) slots * Ring.SLOT_BYTES, clock, ENCODER);
  }

  private static Fact fact(String trail) {
    return Fact.of(Kind.ACTION, TestClock.START_MICROS).on(trail).build();
  }

  private static Fact fact() {
    return Fact.of(Kind.ACTION, TestClock.START_MICROS).build();
  }

  private static List<Long> seqs(List<StoredRecord> events) {
    return events.stream().map(StoredRecord::seq).toList();
  }

  @Test
  void poll_beforeCommit_givesTheSameAgain() {
    MemorySpool spool = spool(8);
    spool.offer(fact(), null);
    spool.offer(fact(), null);

    assertThat(seqs(spool.poll(10))).containsExactly(1L, 2L);
    assertThat(seqs(spool.poll(10))).containsExactly(1L, 2L);
    spool.commit();
    assertThat(spool.poll(10)).isEmpty();
  }

  @Test
  void commit_givesUpOnlyWhatWasPolled() {
    MemorySpool spool = spool(8);
    spool.offer(fact(), null);
    spool.poll(10);
    spool.offer(fact(), null);
    spool.commit();

    assertThat(seqs(spool.poll(10))).containsExactly(2L);
  }

  @Test
  void offer_whenFull_countsTheDropAndStatesTheGap() {
    MemorySpool spool = spool(3);
    for (int i = 0; i < 3; i++) {
      assertThat(spool.offer(fact(), null)).isTrue();
    }
    assertThat(spool.offer(fact(), null)).isFalse();
    assertThat(spool.offer(fact(), null)).isFalse();
    spool.poll(10);
    spool.commit();
    assertThat(spool.offer(fact(), null)).isTrue();

    List<StoredRecord> after = spool.poll(10);

    assertThat(seqs(after)).containsExactly(6L, 7L);
    assertThat(after.get(0).kind()).isEqualTo(Kind.GAP);
    assertThat(after.get(0).members())
        .containsEntry("from", 4L)
        .containsEntry("to", 5L)
        .containsEntry("count", 2L)
        .containsEntry("reason", "spool-full");
    assertThat(spool.status().dropped()).isEqualTo(2);
    assertThat(spool.status().accepted()).isEqualTo(4);
  }

  @Test
  void poll_afterALoss_statesTheGapThoughNothingMoreIsOffered() {
    MemorySpool spool = spool(2);
    spool.offer(fact(), null);
    spool.offer(fact(), null);
    spool.offer(fact(), null);
    spool.poll(10);
    spool.commit();

    List<StoredRecord> after = spool.poll(10);

    assertThat(after).hasSize(1);
    assertThat(after.get(0).seq()).isEqualTo(4);
    assertThat(after.get(0).kind()).isEqualTo(Kind.GAP);
  }

  @Test
  void offer_beyondTheBytes_isRefusedThoughSlotsAreFree() {
    MemorySpool spool = spool(4);
    Fact large = Fact.of(Kind.ACTION, 0).put("name", "x".repeat(5_000)).build();

    assertThat(spool.offer(large, null)).isFalse();
    assertThat(spool.offer(fact(), null)).isTrue();
    assertThat(spool.status().queuedBytes()).isLessThanOrEqualTo(spool.status().capacityBytes());
  }

  @Test
  void offer_afterClose_isCountedAndWhatWasQueuedCanStillBeRead() {
    MemorySpool spool = spool(4);
    spool.offer(fact(), null);
    spool.close();

    assertThat(spool.offer(fact(), null)).isFalse();
    assertThat(seqs(spool.poll(10))).containsExactly(1L);
    assertThat(spool.status().dropped()).isEqualTo(1);
  }

  @Test
  void offer_numbersEachTrailOnItsOwn() {
    MemorySpool spool = spool(8);
    TrailSequence one = new TrailSequence();
    TrailSequence other = new TrailSequence();
    spool.offer(fact("s1"), one);
    spool.offer(fact("s2"), other);
    spool.offer(fact("s1"), one);
    spool.offer(fact(), null);

    assertThat(spool.poll(10))
        .extracting(record -> record.number("sseq"))
        .containsExactly(1L, 1L, 2L, null);
    assertThat(one.count()).isEqualTo(2);
  }

  @Test
  void create_withoutRoomForOne_isRefused() {
    assertThatThrownBy(() -> new MemorySpool(10, clock, ENCODER)).hasMessageContaining("10 bytes");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void numbers_areWithoutHolesWhateverIsOfferedAndDrained(long seed) {
    Random random = new Random(seed);
    MemorySpool spool = spool(1 + random.nextInt(20));
    List<StoredRecord> read = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      if (random.nextInt(3) > 0) {
        spool.offer(fact(), null);
      } else {
        List<StoredRecord> batch = spool.poll(1 + random.nextInt(8));
        if (random.nextBoolean()) {
          spool.commit();
          read.addAll(batch);
        }
      }
    }
    drain(spool, read);
    assertNoHoles(read);
    assertThat(lost(read)).isEqualTo(spool.status().dropped());
  }

  @Test
  void numbers_areWithoutHolesWhenManyThreadsOffer() throws InterruptedException {
    MemorySpool spool = spool(64);
    List<StoredRecord> read = new ArrayList<>();
    int threads = 4;
    CountDownLatch done = new CountDownLatch(threads);
    for (int t = 0; t < threads; t++) {
      new Thread(
              () -> {
                for (int i = 0; i < 20_000; i++) {
                  spool.offer(fact(), null);
                }
                done.countDown();
              })
          .start();
    }
    while (done.getCount() > 0) {
      read.addAll(spool.poll(50));
      spool.commit();
    }
    done.await();
    drain(spool, read);
    assertNoHoles(read);
    assertThat(spool.status().accepted() + spool.status().dropped()).isEqualTo(80_000);
    assertThat(lost(read)).isEqualTo(spool.status().dropped());
  }

  private static void drain(MemorySpool spool, List<StoredRecord> into) {
    List<StoredRecord> rest = spool.poll(100);
    while (!rest.isEmpty()) {
      into.addAll(rest);
      spool.commit();
      rest = spool.poll(100);
    }
  }

  private static long lost(List<StoredRecord> read) {
    return read.stream()
        .filter(event -> event.kind() == Kind.GAP)
        .mapToLong(event -> number(event, "count"))
        .sum();
  }

  private static long number(StoredRecord event, String member) {
    return ((Number) Objects.requireNonNull(event.members().get(member))).longValue();
  }

  private static void assertNoHoles(List<StoredRecord> read) {
    long expected = 1;
    for (StoredRecord event : read) {
      if (event.kind() == Kind.GAP) {
        assertThat(event.members()).containsEntry("from", expected);
        expected = number(event, "to") + 1;
      }
      assertThat(event.seq()).isEqualTo(expected);
      expected++;
    }
  }
}
