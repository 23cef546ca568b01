package org.sessiontrail.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.spool.SpoolFixture.drain;
import static org.sessiontrail.spool.SpoolFixture.fact;
import static org.sessiontrail.spool.SpoolFixture.seqs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.spool.running.RequestSlot;
import org.sessiontrail.spool.running.RunningRequest;

/** What the next start states of requests that ran when a process was killed. */
class RunningRecoveryTest {
  private static final String TRAIL = "c29tZS10cmFpbC1pZC1oZXJl";
  private static final RequestResult DONE = new RequestResult(200, Outcome.SUCCESS, 9, -1, null);

  @TempDir Path dir;
  private SpoolFixture fixture;

  @BeforeEach
  void create() {
    fixture = new SpoolFixture(dir.resolve("a"));
  }

  private static RequestFacts facts(long micros) {
    return new RequestFacts(micros, "GET", "/p/7", "q=x", null, null, "10.0.0.1", null);
  }

  private static RequestSlot begin(Spool spool, long micros) {
    return Objects.requireNonNull(
        spool.begin(new RunningRequest(facts(micros), TRAIL, "anna", "/p/*", RequestType.PAGE)));
  }

  private static RequestEvent event(long micros) {
    return new RequestEvent(facts(micros), TRAIL, "anna", "/p/*", RequestType.PAGE, DONE);
  }

  private static void offer(Spool spool, long micros, RequestSlot slot) {
    spool.offer(event(micros), null, slot);
  }

  private static List<StoredRecord> requests(List<StoredRecord> records) {
    return records.stream().filter(record -> record.kind() == Kind.REQUEST).toList();
  }

  private static boolean unknown(StoredRecord record) {
    return "unknown".equals(record.text("outcome"));
  }

  @Test
  void kill_whileARequestRuns_statesItOnItsTrailWithItsPersonalValuesApart() {
    SegmentSpool spool = fixture.quiet("n/1");
    spool.offer(fact(), null);
    spool.writeOnce();
    begin(spool, 77);

    SegmentSpool next = fixture.killed(dir.resolve("b")).quiet("n/2");

    List<StoredRecord> left = drain(next);
    assertThat(seqs(left)).containsExactly(1L, 2L);
    StoredRecord stated = left.get(1);
    assertThat(stated.stream()).isEqualTo("n/1");
    assertThat(stated.epochMicros()).isEqualTo(77);
    assertThat(stated.members())
        .containsEntry("sid", TRAIL)
        .containsEntry("outcome", "unknown")
        .containsEntry("reason", "crash")
        .doesNotContainKeys("ms", "status", "lost");
    assertThat(new String(stated.leaf(), StandardCharsets.UTF_8))
        .doesNotContain("anna", "10.0.0.1", "q=x", "/p/7");
    assertThat(stated.personal())
        .containsEntry("who", Map.of("user", "anna", "ip", "10.0.0.1"))
        .containsEntry("what", Map.of("path", "/p/7", "query", "q=x"));
    assertThat(stated.subjectRef()).isNotNull();
    assertThat(next.dead()).containsExactly(new DeadStream("n/1", 2));
    next.release();
    spool.release();
  }

  @Test
  void kill_beforeANumberedRecordWasWritten_namesItsNumber() {
    SegmentSpool spool = fixture.quiet("n/1");
    RequestSlot slot = begin(spool, 77);
    offer(spool, 77, slot);

    SegmentSpool next = fixture.killed(dir.resolve("b")).quiet("n/2");

    List<StoredRecord> left = drain(next);
    assertThat(seqs(left)).containsExactly(2L, 3L);
    assertThat(left.get(0).members()).containsEntry("from", 1L).containsEntry("to", 1L);
    assertThat(left.get(1).members()).containsEntry("lost", 1L).containsEntry("outcome", "unknown");
    assertThat(next.dead()).containsExactly(new DeadStream("n/1", 3));
    next.release();
    spool.release();
  }

  @Test
  void kill_afterTheRecordWasWritten_statesNothingMore() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 77, begin(spool, 77));
    spool.writeOnce();
    SpoolFixture spooled = fixture.killed(dir.resolve("b"));
    drain(spool);
    SpoolFixture stored = fixture.killed(dir.resolve("c"));

    SegmentSpool next = spooled.quiet("n/2");
    assertThat(requests(drain(next))).singleElement().matches(record -> !unknown(record));
    next.release();
    next = stored.quiet("n/2");
    assertThat(drain(next)).isEmpty();
    next.release();
    spool.release();
  }

  @Test
  void kill_afterTheRecordWasStoredFromMemory_statesNothingMore() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 77, begin(spool, 77));
    spool.writerFails("no space left");
    assertThat(drain(spool)).hasSize(1);

    SegmentSpool next = fixture.killed(dir.resolve("b")).quiet("n/2");

    assertThat(drain(next)).isEmpty();
    next.release();
    spool.release();
  }

  @Test
  void kill_afterTheRecordWasRefused_leavesItToTheGap() {
    SegmentSpool spool = fixture.quiet("n/1", 8L * Ring.SLOT_BYTES);
    for (int i = 0; i < 8; i++) {
      spool.offer(fact(), null);
    }
    offer(spool, 77, begin(spool, 77));

    SegmentSpool next = fixture.killed(dir.resolve("b")).quiet("n/2");

    assertThat(drain(next)).singleElement().matches(record -> record.kind() == Kind.GAP);
    next.release();
    spool.release();
  }

  @Test
  void release_inOrder_leavesNoPage() throws IOException {
    SegmentSpool spool = fixture.quiet("n/1");
    begin(spool, 1); // still runs
    offer(spool, 2, begin(spool, 2));
    spool.writeOnce();
    assertThat(pages(dir.resolve("a"))).hasSize(1);
    spool.close();
    spool.release();

    assertThat(pages(dir.resolve("a"))).isEmpty();
    SegmentSpool next = fixture.quiet("n/2");
    assertThat(requests(drain(next))).hasSize(1);
    next.release();
  }

  @Test
  void begin_afterRelease_isRefusedAndHarmless() {
    SegmentSpool spool = fixture.quiet("n/1");
    RequestSlot slot = begin(spool, 1);
    spool.close();
    spool.release();

    offer(spool, 1, slot);

    assertThat(spool.begin(new RunningRequest(facts(2), null, null, "/", RequestType.OTHER)))
        .isNull();
  }

  @Test
  void open_ofAPlaceWithoutAPage_recoversAsBefore() throws IOException {
    SegmentSpool spool = fixture.quiet("n/1");
    begin(spool, 1);
    spool.offer(fact(), null);
    SpoolFixture killed = fixture.killed(dir.resolve("b"));
    Files.delete(pages(dir.resolve("b")).get(0));

    SegmentSpool next = killed.quiet("n/2");

    assertThat(seqs(drain(next))).containsExactly(2L);
    assertThat(next.dead()).containsExactly(new DeadStream("n/1", 2));
    next.release();
    spool.release();
  }

  @Test
  void recovery_ofTwoPlaces_statesEachInItsOwnStream() throws IOException {
    SegmentSpool one = fixture.quiet("n/1");
    SegmentSpool other = fixture.quiet("n/2");
    begin(one, 1);
    offer(other, 2, begin(other, 2));
    begin(other, 3);

    SegmentSpool next = fixture.killed(dir.resolve("b")).quiet("n/3");

    assertThat(requests(drain(next)))
        .extracting(record -> record.stream() + "@" + record.epochMicros())
        .containsExactlyInAnyOrder("n/1@1", "n/2@2", "n/2@3");
    assertThat(pages(dir.resolve("b"))).as("that of n/3").hasSize(1);
    next.release();
    one.release();
    other.release();
  }

  /** The recovery is killed when all is on disk and mark and page are still there. */
  @Test
  void recovery_killedBeforeItForgets_isRepeatedWithoutSayingAnythingTwice() throws IOException {
    SegmentSpool spool = threeLost();
    SpoolFixture killed = fixture.killed(dir.resolve("b"));
    Path kept = keep(dir.resolve("b"));
    SegmentSpool first = killed.quiet("n/2");
    SpoolFixture again = killed.killed(dir.resolve("c"));
    first.release();
    restore(kept, dir.resolve("c"));

    SegmentSpool next = again.quiet("n/3");

    List<StoredRecord> left = ofStream("n/1", drain(next));
    assertThat(seqs(left)).containsExactly(1L, 3L, 4L, 5L, 6L);
    assertThat(next.dead()).contains(new DeadStream("n/1", 6));
    next.release();
    spool.release();
  }

  /** The recovery is killed while it writes: a part of what it states is on disk. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void recovery_killedWhileItWrites_goesOnWhereItWas(int torn) throws IOException {
    SegmentSpool spool = threeLost();
    SpoolFixture killed = fixture.killed(dir.resolve("b"));
    Path kept = keep(dir.resolve("b"));
    SegmentSpool first = killed.quiet("n/2");
    SpoolFixture again = killed.killed(dir.resolve("c"));
    List<StoredRecord> before = ofStream("n/1", drain(first));
    first.release();
    restore(kept, dir.resolve("c"));
    cutFrames(dir.resolve("c"), torn);

    SegmentSpool next = again.quiet("n/3");

    List<StoredRecord> left = ofStream("n/1", drain(next));
    assertThat(left)
        .extracting(record -> record.seq() + "@" + record.epochMicros())
        .isEqualTo(
            before.stream().map(record -> record.seq() + "@" + record.epochMicros()).toList());
    next.release();
    spool.release();
  }

  /**
   * The segments are full, so nothing can be stated; they are drained before the next start, which
   * can't tell from them any more how far the stream came. Nor could the mark: its process was
   * killed before it noted that.
   */
  @Test
  void recovery_whereTheSpoolIsFull_isMadeByALaterStart() throws IOException {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 1, begin(spool, 1));
    do {
      for (int i = 0; i < 100; i++) {
        spool.offer(fact(), null);
      }
    } while (spool.writeOnce() > 0);
    begin(spool, 2);
    SpoolFixture killed = fixture.killed(dir.resolve("b"));
    spool.release();
    Path mark = files(dir.resolve("b"), ".mark").get(0);
    byte[] behind = Files.readAllBytes(mark);
    Arrays.fill(behind, 4008, 4016, (byte) 0);
    Files.write(mark, behind);

    SegmentSpool second = killed.quiet("n/2");
    assertThat(second.dead()).isEmpty();
    List<StoredRecord> read = new ArrayList<>(drain(second));
    SpoolFixture again = killed.killed(dir.resolve("c"));
    second.release();
    SegmentSpool third = again.quiet("n/3");
    read.addAll(drain(third));
    third.release();

    assertThat(requests(read)).extracting(StoredRecord::epochMicros).containsExactly(1L, 2L);
    assertNumbersAreWhole(read);
  }

  /** One on disk, one with a number that was lost, two without. */
  private SegmentSpool threeLost() {
    SegmentSpool spool = fixture.quiet("n/1");
    offer(spool, 1, begin(spool, 1));
    spool.writeOnce();
    offer(spool, 2, begin(spool, 2));
    begin(spool, 3);
    begin(spool, 4);
    return spool;
  }

  private static List<StoredRecord> ofStream(String stream, List<StoredRecord> records) {
    return records.stream().filter(record -> record.stream().equals(stream)).toList();
  }

  private static List<Path> pages(Path root) throws IOException {
    return files(root, ".requests");
  }

  private static List<Path> files(Path root, String end) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.getFileName().toString().endsWith(end)).toList();
    }
  }

  /** Mark and page of a killed process, put aside. */
  private Path keep(Path root) throws IOException {
    Path kept = Files.createDirectories(dir.resolve("kept"));
    for (String end : new String[] {".mark", ".requests"}) {
      for (Path file : files(root, end)) {
        Files.copy(file, kept.resolve(file.getFileName()));
      }
    }
    return kept;
  }

  /** Puts them back and removes those of the process that recovered them. */
  private static void restore(Path kept, Path root) throws IOException {
    for (String end : new String[] {".mark", ".requests"}) {
      for (Path file : files(root, end)) {
        Files.delete(file);
      }
    }
    try (Stream<Path> files = Files.list(kept)) {
      for (Path file : files.toList()) {
        Path to = root.resolve("spool-0").resolve(file.getFileName());
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Takes the last {@code count} frames off the newest segment that holds any. */
  private static void cutFrames(Path root, int count) throws IOException {
    List<Path> segments =
        files(root, ".log").stream()
            .filter(file -> file.getFileName().toString().startsWith("segment-"))
            .sorted()
            .toList();
    Path newest = segments.get(segments.size() - 1);
    byte[] bytes = Files.readAllBytes(newest);
    List<Integer> frames = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int at = 64; // behind the header
    while (in.getInt(at) > 0) {
      frames.add(at);
      at += 8 + in.getInt(at);
    }
    assertThat(frames).hasSize(4); // the gap and three requests
    Arrays.fill(bytes, frames.get(frames.size() - count), bytes.length, (byte) 0);
    Files.write(newest, bytes);
  }

  /**
   * Requests begin, end, are written, stored; the process is killed at any of these moments, and
   * the next one as well. Each that began is found once, whatever became of it.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void kills_atRandomMoments_findEachRequestOnce(long seed) {
    Random random = new Random(seed);
    SpoolFixture at = fixture;
    Map<Long, Integer> found = new HashMap<>();
    Set<Long> begun = new HashSet<>();
    List<StoredRecord> read = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      SegmentSpool spool = at.quiet("n/" + round);
      Map<Long, RequestSlot> open = new HashMap<>();
      int steps = random.nextInt(120);
      for (int i = 0; i < steps; i++) {
        step(random, spool, open, begun, read);
      }
      at = at.killed(dir.resolve("kill" + round));
      spool.release();
    }
    SegmentSpool end = at.quiet("n/end");
    read.addAll(drain(end));
    end.release();

    requests(read).forEach(record -> found.merge(record.epochMicros(), 1, Integer::sum));
    assertThat(found.keySet()).isEqualTo(begun);
    assertThat(found.values()).allMatch(times -> times == 1);
    assertNumbersAreWhole(read);
  }

  private static void step(
      Random random,
      SegmentSpool spool,
      Map<Long, RequestSlot> open,
      Set<Long> begun,
      List<StoredRecord> read) {
    @Nullable Long any = open.isEmpty() ? null : List.copyOf(open.keySet()).get(0);
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> {
        long micros = begun.size() + 1L;
        begun.add(micros);
        open.put(micros, begin(spool, micros));
      }
      case 3 -> {
        if (any != null) {
          offer(spool, any, Objects.requireNonNull(open.remove(any)));
        }
      }
      case 4 -> spool.writeOnce();
      default -> read.addAll(drain(spool));
    }
  }

  private static void assertNumbersAreWhole(List<StoredRecord> read) {
    Map<String, Set<Long>> told = new HashMap<>();
    for (StoredRecord record : read) {
      Set<Long> of = told.computeIfAbsent(record.stream(), name -> new HashSet<>());
      assertThat(of.add(record.seq())).as(record.stream() + " " + record.seq()).isTrue();
      Long from = record.number("from");
      Long to = record.number("to");
      if (from != null && to != null) {
        LongStream.rangeClosed(from, to)
            .forEach(seq -> assertThat(of.add(seq)).as(record.stream() + " " + seq).isTrue());
      }
    }
    told.values().forEach(of -> assertThat(of).contains((long) of.size(), 1L));
  }
}
