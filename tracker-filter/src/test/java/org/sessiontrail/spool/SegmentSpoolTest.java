package org.sessiontrail.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sessiontrail.spool.SpoolFixture.drain;
import static org.sessiontrail.spool.SpoolFixture.fact;
import static org.sessiontrail.spool.SpoolFixture.seqs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

class SegmentSpoolTest {
  @TempDir Path dir;
  private SpoolFixture fixture;

  @BeforeEach
  void create() {
    fixture = new SpoolFixture(dir.resolve("a"));
  }

  private static void offer(Spool spool, int count) {
    for (int i = 0; i < count; i++) {
      spool.offer(fact(), null);
    }
  }

  @Test
  void poll_givesWhatWasWrittenUntilItIsCommitted() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 3);
    assertThat(spool.poll(10)).isEmpty();
    spool.writeOnce();

    assertThat(seqs(spool.poll(2))).containsExactly(1L, 2L);
    assertThat(seqs(spool.poll(2))).containsExactly(1L, 2L);
    spool.commit();
    assertThat(seqs(drain(spool))).containsExactly(3L);
    assertThat(spool.status().queued()).isZero();
    spool.release();
  }

  @Test
  void replay_afterAKill_givesTheSameBytes() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 2);
    spool.writeOnce();
    List<StoredRecord> before = spool.poll(10);

    SegmentSpool next = fixture.killed(dir.resolve("b")).quiet("n/2");

    List<StoredRecord> after = next.poll(10);
    assertThat(after).hasSize(2);
    assertThat(after.get(1).leaf()).isEqualTo(before.get(1).leaf());
    next.release();
    spool.release();
  }

  @Test
  void open_afterAKill_statesExactlyWhatWasInMemory() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 5);
    spool.writeOnce();
    offer(spool, 7);

    SegmentSpool next = fixture.killed(dir.resolve("b")).quiet("n/2");

    assertThat(next.dead()).containsExactly(new DeadStream("n/1", 13));
    List<StoredRecord> left = drain(next);
    assertThat(seqs(left)).containsExactly(1L, 2L, 3L, 4L, 5L, 13L);
    StoredRecord gap = left.get(5);
    assertThat(gap.kind()).isEqualTo(Kind.GAP);
    assertThat(gap.stream()).isEqualTo("n/1");
    assertThat(gap.members())
        .containsEntry("from", 6L)
        .containsEntry("to", 12L)
        .containsEntry("count", 7L)
        .containsEntry("reason", "crash");
    next.release();
    spool.release();
  }

  @Test
  void open_afterAKillBeforeTheFirstWrite_statesAll() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 2);

    SegmentSpool next = fixture.killed(dir.resolve("b")).quiet("n/2");

    StoredRecord gap = drain(next).get(0);
    assertThat(gap.members()).containsEntry("from", 1L).containsEntry("to", 2L);
    assertThat(gap.seq()).isEqualTo(3);
    next.release();
    spool.release();
  }

  /** Nobody has stated its end by then: only the files know that it was there. */
  @Test
  void open_afterAKillOfTheNextStartToo_stillKnowsTheDeadStream() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 1);
    SpoolFixture killed = fixture.killed(dir.resolve("b"));
    SegmentSpool next = killed.quiet("n/2");
    offer(next, 1);
    SpoolFixture killedAgain = killed.killed(dir.resolve("c"));

    SegmentSpool last = killedAgain.quiet("n/3");

    assertThat(last.dead())
        .containsExactlyInAnyOrder(new DeadStream("n/1", 2), new DeadStream("n/2", 2));
    assertThat(drain(last))
        .extracting(StoredRecord::stream, StoredRecord::seq)
        .containsExactlyInAnyOrder(tuple("n/1", 2L), tuple("n/2", 2L));
    last.release();
    next.release();
    spool.release();
  }

  @Test
  void open_afterAKillWithAllStored_statesNothingAgain() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 1);
    SpoolFixture killed = fixture.killed(dir.resolve("b"));
    SegmentSpool next = killed.quiet("n/2");
    assertThat(seqs(drain(next))).containsExactly(2L);

    SegmentSpool last = killed.killed(dir.resolve("c")).quiet("n/3");

    assertThat(last.dead()).contains(new DeadStream("n/1", 2));
    assertThat(drain(last)).isEmpty();
    last.release();
    next.release();
    spool.release();
  }

  @Test
  void forget_ofADeadStream_isForGood() throws IOException {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 1);
    SpoolFixture killed = fixture.killed(dir.resolve("b"));
    SegmentSpool next = killed.quiet("n/2");
    drain(next);

    next.forget("n/1");
    next.forget("n/1");
    next.release();

    SegmentSpool last = killed.quiet("n/3");
    assertThat(last.dead()).isEmpty();
    last.release();
    spool.release();
  }

  @Test
  void open_afterARelease_knowsNoDeadStream() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 2);
    spool.writeOnce();
    spool.close();
    spool.release();

    SegmentSpool next = fixture.quiet("n/2");

    assertThat(next.dead()).isEmpty();
    assertThat(seqs(drain(next))).containsExactly(1L, 2L);
    next.release();
  }

  @Test
  void release_withEventsInMemory_statesThemAtTheNextStart() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 4);
    spool.close();
    spool.writerFails("disk is gone");
    spool.release();

    SegmentSpool next = fixture.quiet("n/2");

    assertThat(next.dead()).containsExactly(new DeadStream("n/1", 5));
    assertThat(drain(next).get(0).members()).containsEntry("count", 4L);
    next.release();
  }

  @Test
  void open_twice_takesAnotherPlace() {
    SegmentSpool one = fixture.quiet("n/1");
    SegmentSpool other = fixture.quiet("n/2");
    offer(one, 1);
    offer(other, 1);
    one.writeOnce();
    other.writeOnce();

    assertThat(one.nodeId()).isNotEqualTo(other.nodeId());
    assertThat(drain(one)).singleElement().extracting(StoredRecord::stream).isEqualTo("n/1");
    assertThat(drain(other)).singleElement().extracting(StoredRecord::stream).isEqualTo("n/2");
    assertThat(one.dead()).isEmpty();
    assertThat(other.dead()).isEmpty();
    one.release();
    other.release();
  }

  @Test
  void poll_drainsThePlaceNobodyClaims() {
    SegmentSpool one = fixture.quiet("n/1");
    SegmentSpool other = fixture.quiet("n/2");
    offer(other, 3);
    other.writeOnce();
    offer(other, 2);
    SpoolFixture left = fixture.killed(dir.resolve("b"));

    SegmentSpool next = left.quiet("n/3");

    assertThat(next.status().queued()).isGreaterThanOrEqualTo(3);
    Map<String, Long> last = new HashMap<>();
    drain(next).forEach(record -> last.merge(record.stream(), record.seq(), Math::max));
    assertThat(last).containsEntry("n/2", 6L);
    assertThat(next.dead()).contains(new DeadStream("n/2", 6));
    try (Stream<Path> places = Files.list(dir.resolve("b"))) {
      assertThat(places.filter(Files::isDirectory)).hasSize(1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    next.release();
    one.release();
    other.release();
  }

  @Test
  void poll_whileTheDiskFails_givesWhatIsInMemory() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 2);
    spool.writeOnce();
    offer(spool, 3);
    spool.writerFails("no space left");

    assertThat(seqs(drain(spool))).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(spool.status().condition()).isEqualTo(SpoolStatus.Condition.IMPAIRED);
    offer(spool, 1);
    spool.writeOnce();
    assertThat(seqs(drain(spool))).containsExactly(6L);
    assertThat(spool.status().message()).doesNotContain("no space left");
    spool.release();
  }

  @Test
  void open_whereTheRootCantBeUsed_waitsInMemoryAndSaysSo() throws IOException {
    Files.createFile(dir.resolve("a"));

    Spool spool = Spool.open(fixture.settings("n/1", SpoolFixture.CAPACITY));

    assertThat(spool.status().condition()).isEqualTo(SpoolStatus.Condition.IMPAIRED);
    assertThat(spool.status().message()).contains("TRK-0205", dir.resolve("a").toString());
    assertThat(spool.offer(fact(), null)).isTrue();
    assertThat(seqs(drain(spool))).containsExactly(1L);
    spool.release();
  }

  @Test
  void write_afterTheDirectoryWasDeleted_failsAndFeedsTheStoreFromMemory() throws IOException {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 2);
    spool.writeOnce();
    assertThat(drain(spool)).hasSize(2);
    try (Stream<Path> files = Files.walk(dir.resolve("a"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }

    offer(spool, 3);
    assertThat(spool.writeOnce()).isZero();

    assertThat(spool.status().message()).contains("TRK-0206");
    assertThat(seqs(drain(spool))).containsExactly(3L, 4L, 5L);
    spool.release();
  }

  @Test
  void offer_whenDiskAndMemoryAreFull_countsAndStatesExactly() {
    SegmentSpool spool = fixture.quiet("n/1", 64 * Ring.SLOT_BYTES);
    long offered = 0;
    while (spool.status().dropped() < 10) {
      offer(spool, 10);
      offered += 10;
      spool.writeOnce();
    }
    assertThat(spool.accepts()).isFalse();
    assertThat(spool.status().condition()).isEqualTo(SpoolStatus.Condition.FAILING);
    assertThat(spool.status().message()).contains("TRK-0208", "capacity-bytes");

    List<StoredRecord> read = new ArrayList<>();
    do {
      read.addAll(spool.poll(100));
      spool.commit();
      spool.writeOnce();
    } while (spool.status().queued() > 0);
    offer(spool, 1);
    spool.writeOnce();
    read.addAll(drain(spool));

    long dropped = spool.status().dropped();
    assertThat(lost(read)).isEqualTo(dropped);
    assertThat(read.stream().filter(r -> r.kind() == Kind.ACTION))
        .hasSize((int) (offered + 1 - dropped));
    assertThat(spool.accepts()).isTrue();
    assertThat(spool.status().condition()).isNotEqualTo(SpoolStatus.Condition.FAILING);
    spool.release();
  }

  private static long lost(List<StoredRecord> read) {
    return read.stream()
        .filter(record -> record.kind() == Kind.GAP)
        .mapToLong(record -> record.number("count") == null ? 0 : record.number("count"))
        .sum();
  }

  @Test
  void offer_whenOnlyMemoryIsFull_saysSo() {
    SegmentSpool spool = fixture.quiet("n/1", 8 * Ring.SLOT_BYTES);
    offer(spool, 20);

    assertThat(spool.status().condition()).isEqualTo(SpoolStatus.Condition.FAILING);
    assertThat(spool.status().message()).contains("TRK-0210").doesNotContain("null");
    spool.release();
  }

  @Test
  void poll_afterDamage_statesTheHole() throws IOException {
    SegmentSpool spool = fixture.quiet("n/1");
    for (int i = 0; i < 60; i++) { // more than one segment of 256 KiB
      offer(spool, 50);
      spool.writeOnce();
    }
    assertThat(seqs(spool.poll(10))).hasSize(10);
    spool.commit();
    garble(dir.resolve("a"));

    List<StoredRecord> read = drain(spool);

    StoredRecord gap =
        read.stream().filter(record -> record.kind() == Kind.GAP).findFirst().orElseThrow();
    assertThat(gap.text("reason")).isEqualTo("spool-damaged");
    long next = 11;
    for (StoredRecord record : read) {
      Long from = record.number("from");
      assertThat(from == null ? record.seq() : from).isEqualTo(next);
      next = record.seq() + 1;
    }
    assertThat(next).isEqualTo(3_001);
    assertThat(spool.status().message()).contains("TRK-0209");
    spool.release();
  }

  /** Flips a byte in the middle of the oldest segment. */
  private static void garble(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      Path oldest =
          files
              .filter(file -> file.getFileName().toString().startsWith("segment-"))
              .sorted()
              .findFirst()
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(oldest);
      bytes[bytes.length / 2] ^= 1;
      Files.write(oldest, bytes);
    }
  }

  @Test
  void offerDurably_returnsOnceItIsOnDisk() throws IOException {
    SegmentSpool spool = SegmentSpool.open(fixture.settings("n/1", SpoolFixture.CAPACITY));

    assertThat(spool.offerDurably(fact(), null, null, 10_000)).isEqualTo(Durability.SAFE);

    assertThat(spool.status().spooled()).isEqualTo(1);
    spool.close();
    spool.release();
  }

  @Test
  void offerDurably_withoutAWriter_isLateAndThenNotAccepted() {
    SegmentSpool spool = fixture.quiet("n/1");

    assertThat(spool.offerDurably(fact(), null, null, 1)).isEqualTo(Durability.LATE);

    assertThat(spool.accepts()).isFalse();
    spool.writeOnce();
    assertThat(spool.accepts()).isTrue();
    spool.close();
    assertThat(spool.accepts()).isFalse();
    spool.release();
  }

  @Test
  void offerDurably_interrupted_waitsOnAndKeepsTheInterrupt() throws Exception {
    SegmentSpool spool = fixture.quiet("n/1");
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              Durability told = spool.offerDurably(fact(), null, null, 60_000);
              if (told == Durability.SAFE && Thread.currentThread().isInterrupted()) {
                interrupted.countDown();
              }
            });
    waiting.start();
    while (spool.status().queued() == 0) {
      Thread.onSpinWait();
    }
    waiting.interrupt();
    spool.writeOnce();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    spool.release();
  }

  @Test
  void writer_thatRunsByItself_leavesNoThreadBehind() throws IOException {
    SegmentSpool spool = SegmentSpool.open(fixture.settings("n/running", 1 << 20));
    offer(spool, 1_000);
    spool.close();
    assertThat(drain(spool)).hasSize(1_000);
    spool.release();

    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().contains("n/running"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void kills_atRandomMoments_loseNothingUnstated(long seed) {
    Random random = new Random(seed);
    SpoolFixture at = fixture;
    Map<String, List<StoredRecord>> read = new HashMap<>();
    Map<String, Integer> offered = new HashMap<>();
    SegmentSpool last = null;
    for (int round = 0; round < 6; round++) {
      String stream = "n/" + round;
      SegmentSpool spool = at.quiet(stream);
      for (int i = 0; i < 200; i++) {
        act(random, spool, stream, offered, read);
      }
      at = at.killed(dir.resolve("kill" + round));
      spool.release();
      last = spool;
    }
    SegmentSpool end = at.quiet("n/end");
    keep(drain(end), read);
    end.release();

    assertThat(last).isNotNull();
    offered.forEach(
        (stream, count) -> assertComplete(stream, count, read.getOrDefault(stream, List.of())));
  }

  private static void act(
      Random random,
      SegmentSpool spool,
      String stream,
      Map<String, Integer> offered,
      Map<String, List<StoredRecord>> read) {
    switch (random.nextInt(4)) {
      case 0, 1 -> {
        spool.offer(fact(), null);
        offered.merge(stream, 1, Integer::sum);
      }
      case 2 -> spool.writeOnce();
      default -> {
        List<StoredRecord> batch = spool.poll(1 + random.nextInt(20));
        if (random.nextBoolean()) {
          keep(batch, read);
          spool.commit();
        }
      }
    }
  }

  private static void keep(List<StoredRecord> batch, Map<String, List<StoredRecord>> read) {
    for (StoredRecord record : batch) {
      List<StoredRecord> of = read.computeIfAbsent(record.stream(), key -> new ArrayList<>());
      if (of.stream().noneMatch(known -> known.seq() == record.seq())) { // as the store does
        of.add(record);
      }
    }
  }

  private static void assertComplete(String stream, int count, List<StoredRecord> records) {
    List<Long> numbers = new ArrayList<>();
    for (StoredRecord record : records) {
      Long from = record.kind() == Kind.GAP ? record.number("from") : null;
      long first = from == null ? record.seq() : from;
      numbers.addAll(LongStream.rangeClosed(first, record.seq()).boxed().toList());
    }
    boolean gap = records.stream().anyMatch(record -> record.kind() == Kind.GAP);
    assertThat(numbers)
        .as(stream)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, gap ? count + 1 : count).boxed().toList());
  }
}
