package org.sessiontrail.spool.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.spool.segment.Frames.bytes;
import static org.sessiontrail.spool.segment.Frames.drain;
import static org.sessiontrail.spool.segment.Frames.texts;
import static org.sessiontrail.spool.segment.Frames.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentLogTest {
  @TempDir private Path dir;

  private SegmentLog open() throws IOException {
    return Frames.open(dir);
  }

  @Test
  void append_beforeForce_isNotSeen() throws IOException {
    try (SegmentLog log = open()) {
      assertThat(log.append(bytes("a"))).isTrue();
      assertThat(log.poll(10)).isEmpty();
      assertThat(log.frames()).isZero();

      log.force();

      assertThat(texts(log.poll(10))).containsExactly("a");
      assertThat(log.frames()).isEqualTo(1);
    }
  }

  @Test
  void force_withNothingAppended_doesNothing() throws IOException {
    try (SegmentLog log = open()) {
      log.force();

      assertThat(FileNames.segments(dir)).isEmpty();
      assertThat(log.bytes()).isZero();
    }
  }

  @Test
  void poll_beforeCommit_givesTheSameAgain() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b", "c");

      assertThat(texts(log.poll(2))).containsExactly("a", "b");
      assertThat(texts(log.poll(10))).containsExactly("a", "b", "c");
      assertThat(texts(log.poll(1))).containsExactly("a");
    }
  }

  @Test
  void commit_givesUpOnlyWhatWasPolledLast() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b", "c");
      log.poll(3);
      log.poll(1);
      log.commit();
      log.commit();

      assertThat(texts(log.poll(10))).containsExactly("b", "c");
      assertThat(log.frames()).isEqualTo(2);
    }
  }

  @Test
  void open_givesWhatWasNotCommittedInOrder() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b", "c");
      log.poll(1);
      log.commit();
      write(log, "d");
      log.append(bytes("not forced"));
    }
    List<byte[]> seen = new ArrayList<>();

    try (SegmentLog log = SegmentLog.open(dir, Frames.SMALL, seen::add)) {
      assertThat(texts(seen)).containsExactly("b", "c", "d");
      assertThat(log.frames()).isEqualTo(3);
      write(log, "e");
      assertThat(texts(drain(log))).containsExactly("b", "c", "d", "e");
      assertThat(log.damages()).isEmpty();
    }
  }

  @Test
  void append_atCapacity_isRefusedUntilSomethingIsDrained() throws IOException {
    try (SegmentLog log = open()) {
      int count = 0;
      while (log.append(Frames.numbered(count, 1000))) {
        count++;
      }
      log.force();
      assertThat(count).isEqualTo(8 * 3);
      assertThat(log.frames()).isEqualTo(count);
      assertThat(log.bytes()).isEqualTo(log.capacityBytes());
      assertThat(log.append(bytes("small enough for the rest"))).isTrue();
      assertThat(log.append(Frames.numbered(count, 1000))).isFalse();

      log.poll(3);
      log.commit();

      assertThat(log.append(Frames.numbered(count, 1000))).isTrue();
      assertThat(Frames.diskBytes(dir)).isLessThanOrEqualTo(log.capacityBytes());
    }
  }

  @Test
  void append_ofTheLongestPayload_fitsAndOneMoreByteDoesNot() throws IOException {
    try (SegmentLog log = open()) {
      byte[] longest = new byte[log.maxPayloadBytes()];

      assertThat(log.append(new byte[longest.length + 1])).isFalse();
      assertThat(log.append(longest)).isTrue();
      assertThat(log.append(longest)).isTrue();
      log.force();

      assertThat(drain(log)).containsExactly(longest, longest);
      assertThat(log.damages()).isEmpty();
    }
  }

  @Test
  void append_ofNothing_isAMistake() throws IOException {
    try (SegmentLog log = open()) {
      assertThatThrownBy(() -> log.append(new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void append_beyondTheBuffer_isOneBatch() throws IOException {
    SegmentLog.Limits large = new SegmentLog.Limits(1 << 20, 4 << 20);
    try (SegmentLog log = SegmentLog.open(dir, large, payload -> {})) {
      byte[] payload = new byte[log.maxPayloadBytes() / 2 - 20];
      payload[payload.length - 1] = 1;
      log.append(payload);
      log.append(payload);
      assertThat(log.poll(2)).isEmpty();
      log.force();
      assertThat(log.bytes()).isEqualTo(1 << 20);
    }
    try (SegmentLog log = SegmentLog.open(dir, large, payload -> {})) {
      assertThat(drain(log)).hasSize(2).allMatch(payload -> payload[payload.length - 1] == 1);
      assertThat(log.damages()).isEmpty();
    }
  }

  @Test
  void commit_keepsTwoSparesAndDeletesTheOthers() throws IOException {
    try (SegmentLog log = open()) {
      for (int i = 0; i < 8 * 3; i++) {
        log.append(Frames.numbered(i, 1000));
      }
      log.force();

      assertThat(Frames.numbers(drain(log))).hasSize(24).isSorted();

      assertThat(FileNames.segments(dir)).hasSize(1);
      assertThat(FileNames.spares(dir)).hasSize(2);
      assertThat(log.bytes()).isEqualTo(4096);
    }
  }

  @Test
  void prepareSpare_makesOneForTheNextSegment() throws IOException {
    try (SegmentLog log = open()) {
      assertThat(log.prepareSpare()).isTrue();
      assertThat(log.prepareSpare()).isFalse();
      assertThat(FileNames.spares(dir)).hasSize(1);

      write(log, "a");

      assertThat(FileNames.spares(dir)).isEmpty();
      assertThat(FileNames.segments(dir)).hasSize(1);
    }
  }

  @Test
  void prepareSpare_withoutRoom_doesNothing() throws IOException {
    try (SegmentLog log = open()) {
      while (log.append(new byte[1000])) {
        log.force();
      }
      assertThat(log.prepareSpare()).isFalse();
      assertThat(Frames.diskBytes(dir)).isEqualTo(log.capacityBytes());
    }
  }

  @Test
  void close_whenDrained_leavesNoSegment() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a");
      drain(log);
    }
    assertThat(FileNames.segments(dir)).isEmpty();
    try (SegmentLog log = open()) {
      assertThat(log.poll(1)).isEmpty();
      write(log, "b");
    }
    try (SegmentLog log = open()) {
      assertThat(texts(drain(log))).containsExactly("b");
      assertThat(log.damages()).isEmpty();
    }
  }

  @Test
  void close_makesEverythingRefuse() throws IOException {
    SegmentLog log = open();
    write(log, "a");
    log.close();
    log.close();

    assertThatThrownBy(() -> log.append(bytes("b"))).isInstanceOf(IOException.class);
    assertThatThrownBy(log::force).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> log.poll(1)).isInstanceOf(IOException.class);
    assertThatThrownBy(log::commit).isInstanceOf(IOException.class);
    assertThat(log.prepareSpare()).isFalse();
  }

  @Test
  void poll_onAnInterruptedThread_goesOnAndKeepsTheInterrupt() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b");
      Thread.currentThread().interrupt();

      assertThat(texts(log.poll(1))).containsExactly("a");
      log.commit();
      assertThat(texts(log.poll(1))).containsExactly("b");
      assertThat(Thread.interrupted()).isTrue();

      write(log, "c");
      assertThat(texts(drain(log))).containsExactly("b", "c");
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void open_withOtherLimits_readsWhatTheOldOnesLeft() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a");
      log.prepareSpare();
    }
    SegmentLog.Limits other = new SegmentLog.Limits(2048, 3 * 2048);
    try (SegmentLog log = SegmentLog.open(dir, other, payload -> {})) {
      assertThat(log.bytes()).isEqualTo(4096);
      write(log, "b");
      assertThat(texts(drain(log))).containsExactly("a", "b");
      assertThat(Frames.diskBytes(dir)).isEqualTo(2048);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "786432, 262144",
    "1048576, 262144",
    "33554432, 4194304",
    "134217728, 16777216",
    "1073741824, 16777216",
    "100000000, 8388608"
  })
  void limits_takeAnEighthWithinBounds(long capacity, long segment) {
    assertThat(SegmentLog.Limits.of(capacity).segmentBytes()).isEqualTo(segment);
  }

  @Test
  void limits_forLessThanThreeSegments_areRefused() {
    assertThatThrownBy(() -> SegmentLog.Limits.of(700_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("786432");
  }
}
