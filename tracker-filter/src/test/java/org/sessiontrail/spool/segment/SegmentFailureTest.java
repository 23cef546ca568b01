package org.sessiontrail.spool.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.sessiontrail.spool.segment.Frames.SMALL;
import static org.sessiontrail.spool.segment.Frames.bytes;
import static org.sessiontrail.spool.segment.Frames.drain;
import static org.sessiontrail.spool.segment.Frames.texts;
import static org.sessiontrail.spool.segment.Frames.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFailureTest {
  @TempDir private Path dir;
  private final FaultyDisk disk = new FaultyDisk(1);

  private SegmentLog open() throws IOException {
    return SegmentLog.open(dir, SMALL, payload -> {}, disk);
  }

  @Test
  void append_whenNoSegmentCanBeMade_failsAndLeavesNothingBehind() throws IOException {
    try (SegmentLog log = open()) {
      disk.stepsLeft = 1;
      assertThatThrownBy(() -> log.append(bytes("a")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left")
          .hasMessageContaining("spare-");
      log.force();
      try (var files = Files.list(dir)) {
        assertThat(files.map(file -> file.getFileName().toString()).toList())
            .containsExactly(FileNames.CURSOR);
      }

      write(log, "b");

      assertThat(texts(drain(log))).containsExactly("b");
    }
  }

  @Test
  void append_whenTheNextSegmentCanNotBeMade_leavesWhatWaitsForTheForce() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a");
      log.append(bytes("b"));
      disk.stepsLeft = 1;
      assertThatThrownBy(() -> log.append(new byte[log.maxPayloadBytes()]))
          .hasMessageContaining("No space left");

      log.force();

      assertThat(texts(drain(log))).containsExactly("a", "b");
    }
  }

  @Test
  void force_thatFails_makesTheCallerAppendAgainToAFreshSegment() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a");
      Path first = Frames.newest(dir);
      log.append(bytes("b"));
      disk.failForces = true;
      assertThatThrownBy(log::force)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("segment");
      disk.failForces = false;
      assertThat(log.frames()).isEqualTo(1);

      write(log, "b", "c");

      assertThat(Frames.newest(dir)).isNotEqualTo(first);
      assertThat(texts(log.poll(10))).containsExactly("a", "b", "c");
    }
    try (SegmentLog log = open()) {
      assertThat(texts(drain(log)))
          .as("b was never confirmed there")
          .containsExactly("a", "b", "c");
      assertThat(log.damages()).isEmpty();
    }
  }

  @Test
  void force_failingForLong_doesNotUseUpTheCapacity() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a");
      for (int i = 0; i < 100; i++) {
        disk.failForces = false;
        log.append(bytes("b"));
        disk.failForces = true;
        assertThatThrownBy(log::force).isInstanceOf(IOException.class);
      }
      disk.failForces = false;
      assertThat(log.bytes()).isEqualTo(4096);
      write(log, "b");
      assertThat(texts(drain(log))).containsExactly("a", "b");
    }
  }

  @Test
  void append_afterAFailedWrite_refusesUntilTheForceReportedIt() throws IOException {
    try (SegmentLog log =
        SegmentLog.open(dir, new SegmentLog.Limits(1 << 20, 4 << 20), payload -> {}, disk)) {
      log.append(bytes("a"));
      disk.stepsLeft = 0;
      assertThatThrownBy(() -> log.append(new byte[300_000])).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> log.append(bytes("b"))).isInstanceOf(IOException.class);
      assertThatThrownBy(log::force).isInstanceOf(IOException.class);

      write(log, "a", "b");

      assertThat(texts(drain(log))).containsExactly("a", "b");
    }
  }

  @Test
  void prepareSpare_thatFails_givesItsRoomBack() throws IOException {
    try (SegmentLog log = open()) {
      for (int i = 0; i < 20; i++) {
        disk.stepsLeft = i % 4;
        assertThatThrownBy(log::prepareSpare).isInstanceOf(IOException.class);
      }
      int count = 0;
      while (log.append(new byte[log.maxPayloadBytes()])) {
        count++;
      }
      assertThat(count).isEqualTo(8);
    }
  }

  @Test
  void append_onAFullDevice_failsAndGoesOnWhenThereIsSpace() throws Exception {
    Path mount = Files.createDirectory(dir.resolve("small"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount.toString())).isZero();
    try {
      fillUp(mount);
    } finally {
      assertThat(run("umount", mount.toString())).isZero();
    }
  }

  private static void fillUp(Path mount) throws IOException {
    SegmentLog.Limits limits = new SegmentLog.Limits(1 << 18, 8 << 18);
    try (SegmentLog log = SegmentLog.open(mount, limits, payload -> {})) {
      for (int i = 0; i < 3; i++) {
        log.append(Frames.numbered(i, log.maxPayloadBytes()));
      }
      log.force();
      assertThatThrownBy(() -> log.append(Frames.numbered(3, log.maxPayloadBytes())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left")
          .hasMessageContaining("spare-");
      assertThatThrownBy(log::prepareSpare).hasMessageContaining("No space left");
      assertThat(FileNames.drafts(mount)).isEmpty();

      assertThat(log.poll(1)).hasSize(1);
      log.commit();
      assertThat(log.append(Frames.numbered(3, log.maxPayloadBytes()))).isTrue();
      log.force();

      assertThat(Frames.numbers(drain(log))).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void open_ofAReadOnlyDirectory_namesTheFile() throws Exception {
    Path mount = Files.createDirectory(dir.resolve("fixed"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", mount.toString())).isZero();
    try {
      assertThatThrownBy(() -> SegmentLog.open(mount, SMALL, payload -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(FileNames.CURSOR);
    } finally {
      assertThat(run("umount", mount.toString())).isZero();
    }
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
    } catch (IOException notOnThisMachine) {
      return -1;
    }
  }
}
