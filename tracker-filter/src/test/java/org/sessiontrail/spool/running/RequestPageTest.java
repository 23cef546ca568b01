package org.sessiontrail.spool.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestType;

class RequestPageTest {
  private static final String ALPHABET = "az09-_/&=.%:äß€漢😀\uFFFD ";

  @TempDir private Path dir;
  private Path mark;
  private final AtomicLong durable = new AtomicLong();

  @BeforeEach
  void place() throws IOException {
    mark = Files.createFile(dir.resolve("stream-00.mark"));
  }

  static RunningRequest request(long micros) {
    RequestFacts facts =
        new RequestFacts(micros, "GET", "/a/7", "q=x", null, "agent", "10.0.0.1", null);
    return new RunningRequest(facts, "c29tZS10cmFpbC1pZC1oZXJl", "anna", "/a/*", RequestType.PAGE);
  }

  private RequestPage page(int slots) throws IOException {
    return RequestPage.create(mark, slots, seq -> seq <= durable.get());
  }

  private static RequestSlot begun(RequestPage page, long micros) {
    return Objects.requireNonNull(page.begin(request(micros)));
  }

  private List<Long> stamps() throws IOException {
    return RequestPage.used(mark).stream()
        .map(used -> used.request().facts().epochMicros())
        .sorted()
        .toList();
  }

  private Path file() {
    return dir.resolve("stream-00.requests");
  }

  @Test
  void used_ofRunningAndNumberedRequests_givesThemBack() throws IOException {
    RequestPage page = page(4);
    begun(page, 1);
    begun(page, 2).numbered(70_000_000_001L);
    begun(page, 3).free();

    List<RequestPage.Used> used = RequestPage.used(mark);

    assertThat(used)
        .containsExactlyInAnyOrder(
            new RequestPage.Used(request(1), 0), new RequestPage.Used(request(2), 70_000_000_001L));
  }

  @Test
  void begin_takesSlotsWhoseNumbersAreDurableAndNoOthers() throws IOException {
    RequestPage page = page(2);
    begun(page, 1).numbered(5);
    begun(page, 2);
    assertThat(page.begin(request(3))).isNull();

    durable.set(5);

    assertThat(page.begin(request(4))).isNotNull();
    assertThat(stamps()).containsExactly(2L, 4L);
  }

  @Test
  void slot_isGivenUpOnce() throws IOException {
    RequestPage page = page(1);
    RequestSlot slot = begun(page, 1);
    slot.free();
    begun(page, 2);

    slot.numbered(9); // too late: the slot is another's

    assertThat(RequestPage.used(mark)).containsExactly(new RequestPage.Used(request(2), 0));
  }

  @Test
  void begin_byManyThreads_givesEachItsOwnSlot() throws Exception {
    RequestPage page = page(64);
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      long first = t * 8L;
      threads.add(
          new Thread(
              () -> {
                try {
                  go.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                for (long i = first; i < first + 8; i++) {
                  page.begin(request(1_000));
                  begunAndFreed(page);
                }
              }));
    }
    threads.forEach(Thread::start);
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(RequestPage.used(mark)).hasSizeBetween(57, 64).allMatch(u -> u.seq() == 0);
  }

  private static void begunAndFreed(RequestPage page) {
    RequestSlot slot = page.begin(request(2_000));
    if (slot != null) {
      slot.free();
    }
  }

  /** Whatever of a slot is not as it was written, as after a loss of power, is not believed. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void used_ofATornSlot_leavesItOut(long seed) throws IOException {
    RequestPage page = page(2);
    begun(page, 1);
    begun(page, 2);
    byte[] whole = Files.readAllBytes(file());
    Random random = new Random(seed);
    int at = RequestPage.SLOT_BYTES + 8 + random.nextInt(60); // length, CRC and request of slot 1
    whole[at] ^= (byte) (1 + random.nextInt(255));
    Files.write(file(), whole);

    assertThat(RequestPage.used(mark)).hasSize(1);
  }

  @Test
  void used_ofASlotThatWasBeingWritten_leavesItOut() throws IOException {
    RequestPage page = page(1);
    begun(page, 1);
    try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
      raw.seek(RequestPage.SLOT_BYTES);
      raw.writeLong(-1);
    }

    assertThat(RequestPage.used(mark)).isEmpty();
  }

  @Test
  void used_ofAForeignFile_isEmpty() throws IOException {
    for (int bytes : new int[] {0, 1, RequestPage.SLOT_BYTES, 3 * RequestPage.SLOT_BYTES}) {
      Files.write(file(), new byte[bytes]);
      assertThat(RequestPage.used(mark)).isEmpty();
    }
  }

  @Test
  void used_withoutAPage_isEmpty() throws IOException {
    assertThat(RequestPage.used(mark)).isEmpty();
  }

  @Test
  void remove_leavesNoFileAndTakesNoMore() throws IOException {
    RequestPage page = page(2);
    begun(page, 1);
    page.remove();

    assertThat(file()).doesNotExist();
    assertThat(page.begin(request(2))).isNull();
  }

  @Test
  void sweep_removesDraftsAndWhatHasNoMark() throws IOException {
    page(1);
    Path alone = Files.createFile(dir.resolve("stream-01.requests"));
    Path draft = Files.createFile(dir.resolve("stream-00.requests.tmp"));

    RequestPage.sweep(dir);

    assertThat(alone).doesNotExist();
    assertThat(draft).doesNotExist();
    assertThat(file()).exists();
  }

  /** Texts of any length and alphabet come back as they were, or as a beginning and an ellipsis. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void slot_keepsWhatItIsGiven(long seed) throws IOException {
    Random random = new Random(seed);
    RequestPage page = page(64);
    for (int i = 0; i < 60; i++) {
      RunningRequest written = any(random);
      RequestSlot slot = Objects.requireNonNull(page.begin(written));
      RunningRequest read = RequestPage.used(mark).get(0).request();
      slot.free();

      assertThat(read.facts().epochMicros()).isEqualTo(written.facts().epochMicros());
      assertThat(read.asked()).isEqualTo(written.asked());
      assertKept(read.facts().method(), written.facts().method());
      assertKept(read.facts().path(), written.facts().path());
      assertKept(read.facts().query(), written.facts().query());
      assertKept(read.facts().referrer(), written.facts().referrer());
      assertKept(read.facts().agent(), written.facts().agent());
      assertKept(read.facts().address(), written.facts().address());
      assertKept(read.facts().peer(), written.facts().peer());
      assertKept(read.trailId(), written.trailId());
      assertKept(read.user(), written.user());
      assertKept(read.route(), written.route());
    }
  }

  private static void assertKept(@Nullable String read, @Nullable String written) {
    if (read == null || written == null || !read.endsWith("…")) {
      assertThat(read).isEqualTo(written);
      return;
    }
    String begin = read.substring(0, read.length() - 1);
    assertThat(written).startsWith(begin);
    assertThat(written.length()).isGreaterThan(20).isGreaterThan(begin.length());
    assertThat(begin).matches(text -> text.isEmpty() || !Character.isHighSurrogate(last(text)));
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }

  private static RunningRequest any(Random random) {
    RequestFacts facts =
        new RequestFacts(
            random.nextLong(),
            text(random, 30),
            text(random, 1024),
            perhaps(random, 1024),
            perhaps(random, 1024),
            perhaps(random, 1024),
            perhaps(random, 45),
            perhaps(random, 45));
    RequestType[] types = RequestType.values();
    return new RunningRequest(
        facts,
        perhaps(random, 22),
        perhaps(random, 200),
        text(random, 1024),
        types[random.nextInt(types.length)]);
  }

  private static @Nullable String perhaps(Random random, int most) {
    return random.nextInt(4) == 0 ? null : text(random, most);
  }

  private static String text(Random random, int most) {
    int[] characters = ALPHABET.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    int length = random.nextInt(most + 1);
    for (int i = 0; i < length; i++) {
      out.appendCodePoint(
          characters[random.nextInt(random.nextBoolean() ? 10 : characters.length)]);
    }
    return out.toString();
  }
}
