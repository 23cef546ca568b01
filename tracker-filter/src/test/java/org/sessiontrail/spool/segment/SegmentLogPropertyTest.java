package org.sessiontrail.spool.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.spool.segment.SegmentLog.Damage;

/** Random lives of a log beside a model of it: a list of numbers. */
class SegmentLogPropertyTest {
  private static final SegmentLog.Limits LIMITS = new SegmentLog.Limits(1024, 6 * 1024);

  @TempDir private Path root;

  /** What a log should hold. */
  private static final class Model {
    final Random random;
    final List<Long> forced = new ArrayList<>();
    final List<Long> waiting = new ArrayList<>();
    int polled;
    long next = 1;

    Model(long seed) {
      random = new Random(seed);
    }

    /** One random step on {@code log}; the model takes note after the log succeeded. */
    void step(SegmentLog log) throws IOException {
      switch (random.nextInt(9)) {
        case 0, 1, 2 -> append(log);
        case 3, 4 -> force(log);
        case 5 -> poll(log);
        case 6 -> commit(log);
        case 7 -> log.blank();
        default -> log.prepareSpare();
      }
    }

    /** A log that turns to the next segment forces what was appended before. */
    private void append(SegmentLog log) throws IOException {
      long before = log.frames();
      byte[] payload = Frames.numbered(next, 1 + random.nextInt(400));
      if (log.append(payload)) {
        waiting.add(next++);
      }
      long turned = log.frames() - before;
      forced.addAll(waiting.subList(0, (int) turned));
      waiting.subList(0, (int) turned).clear();
    }

    private void force(SegmentLog log) throws IOException {
      log.force();
      forced.addAll(waiting);
      waiting.clear();
    }

    private void poll(SegmentLog log) throws IOException {
      int max = 1 + random.nextInt(12);
      List<Long> got = Frames.numbers(log.poll(max));
      polled = got.size();
      assertThat(got).isEqualTo(forced.subList(0, Math.min(max, forced.size())));
    }

    /** Given up, whatever the disk says to it. */
    private void commit(SegmentLog log) throws IOException {
      forced.subList(0, polled).clear();
      polled = 0;
      log.commit();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void log_isAQueueThroughAnyStepsAndRestarts(long seed) throws IOException {
    Model model = new Model(seed);
    for (int life = 0; life < 6; life++) {
      List<byte[]> seen = new ArrayList<>();
      try (SegmentLog log = SegmentLog.open(root, LIMITS, seen::add)) {
        assertThat(Frames.numbers(seen)).isEqualTo(model.forced);
        assertThat(log.damages()).isEmpty();
        for (int i = 0; i < 300; i++) {
          model.step(log);
          assertThat(log.frames()).isEqualTo(model.forced.size());
          assertThat(Frames.diskBytes(root)).isLessThanOrEqualTo(LIMITS.capacityBytes());
        }
      }
      model.waiting.clear();
      model.polled = 0;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void copyOfAnyMoment_withAGarbledTail_holdsEveryForcedFrame(long seed) throws IOException {
    Model model = new Model(seed);
    Path dir = Files.createDirectory(root.resolve("log"));
    try (SegmentLog log = SegmentLog.open(dir, LIMITS, payload -> {})) {
      for (int i = 0; i < 40; i++) {
        int steps = model.random.nextInt(30);
        for (int s = 0; s < steps; s++) {
          model.step(log);
        }
        Path copy = Frames.copy(dir, root.resolve("copy-" + i));
        boolean torn = model.random.nextBoolean() && tear(copy, model);
        check(copy, model.forced, torn);
      }
    }
  }

  /** Puts random bytes behind what was forced, or cuts the file there. */
  private static boolean tear(Path copy, Model model) throws IOException {
    if (FileNames.segments(copy).isEmpty()) {
      return false;
    }
    Path newest = Frames.newest(copy);
    byte[] content = Files.readAllBytes(newest);
    int end = (int) endOfFrames(newest, content.length);
    byte[] noise = new byte[Math.min(content.length - end, 4 + model.random.nextInt(300))];
    model.random.nextBytes(noise);
    noise[0] = 1;
    System.arraycopy(noise, 0, content, end, noise.length);
    int size = model.random.nextBoolean() ? content.length : end + noise.length;
    Files.write(newest, Arrays.copyOf(content, size));
    return true;
  }

  private static long endOfFrames(Path segment, long size) throws IOException {
    long offset = SegmentHeader.BYTES;
    try (FrameReader reader = new FrameReader(segment, FileNames.number(segment))) {
      offset = reader.pastBlanks(size);
      byte[] payload = reader.frame(offset, size);
      for (; payload != null; payload = reader.frame(offset, size)) {
        offset += Frame.size(payload.length);
      }
    }
    return offset;
  }

  private static void check(Path copy, List<Long> forced, boolean torn) throws IOException {
    List<byte[]> seen = new ArrayList<>();
    try (SegmentLog log = SegmentLog.open(copy, LIMITS, seen::add)) {
      assertThat(Frames.numbers(seen)).isEqualTo(forced);
      assertThat(log.damages())
          .extracting(Damage::tail)
          .isEqualTo(torn ? List.of(true) : List.of());
      assertThat(Frames.numbers(Frames.drain(log))).isEqualTo(forced);
    }
  }

  /** Ends the process at every single step of the disk in turn. */
  @Test
  void crashAtAnyStep_losesNothingForcedAndInventsNothing() throws IOException {
    boolean crashed = true;
    for (int steps = 0; crashed; steps++) {
      crashed = crashAt(steps, Files.createDirectory(root.resolve("c" + steps)));
      assertThat(steps).isLessThan(5_000);
      assertThat(crashed || steps > 60).as("the run has " + steps + " steps").isTrue();
    }
  }

  private static boolean crashAt(int steps, Path dir) throws IOException {
    Model model = new Model(99);
    FaultyDisk disk = new FaultyDisk(steps);
    disk.crash = true;
    disk.stepsLeft = steps;
    SegmentLog log = SegmentLog.open(dir, LIMITS, payload -> {}, disk);
    boolean crashed = false;
    for (int i = 0; i < 70 && !crashed; i++) {
      try {
        model.step(log);
      } catch (IOException e) {
        assertThat(disk.crashed()).isTrue();
      }
      crashed = disk.crashed();
    }
    // no close: a process that ended closes nothing in order
    List<byte[]> seen = new ArrayList<>();
    try (SegmentLog after = SegmentLog.open(dir, LIMITS, seen::add)) {
      List<Long> numbers = Frames.numbers(seen);
      assertThat(numbers).as("crash at step " + steps).isSubsetOf(range(model.next));
      assertThat(numbers).isSorted().doesNotHaveDuplicates().containsAll(model.forced);
      assertThat(after.damages()).allMatch(Damage::tail);
      after.append(Frames.numbered(model.next, 10));
      after.force();
    }
    return crashed;
  }

  private static List<Long> range(long last) {
    List<Long> out = new ArrayList<>();
    for (long i = 1; i <= last; i++) {
      out.add(i);
    }
    return out;
  }
}
