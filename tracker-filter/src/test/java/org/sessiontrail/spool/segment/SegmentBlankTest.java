package org.sessiontrail.spool.segment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.spool.segment.Frames.drain;
import static org.sessiontrail.spool.segment.Frames.texts;
import static org.sessiontrail.spool.segment.Frames.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was committed is overwritten, and nothing else. */
class SegmentBlankTest {
  private static final String SECRET = "zaphod-";

  @TempDir private Path dir;
  private final FaultyDisk disk = new FaultyDisk(1);

  private SegmentLog open() throws IOException {
    return SegmentLog.open(dir, Frames.SMALL, payload -> {}, disk);
  }

  private static void commit(SegmentLog log, int frames) throws IOException {
    assertThat(log.poll(frames)).hasSize(frames);
    log.commit();
  }

  /** All bytes of all segments and spares, one character each. */
  private String bytes() throws IOException {
    StringBuilder out = new StringBuilder();
    for (List<Path> files : List.of(FileNames.segments(dir), FileNames.spares(dir))) {
      for (Path file : files) {
        out.append(Files.readString(file, ISO_8859_1));
      }
    }
    return out.toString();
  }

  @Test
  void blank_overwritesWhatWasCommitted_andLeavesTheRest() throws IOException {
    try (SegmentLog log = open()) {
      write(log, SECRET + 1, SECRET + 2, "c");
      commit(log, 2);
      assertThat(bytes()).contains(SECRET + 1, SECRET + 2);

      log.blank();

      assertThat(bytes()).doesNotContain(SECRET);
      write(log, "d");
      assertThat(texts(drain(log))).containsExactly("c", "d");
      assertThat(log.damages()).isEmpty();
    }
  }

  @Test
  void blank_ofWhatWasOnlyPolled_doesNothing() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b");
      log.poll(2);

      log.blank();

      assertThat(texts(log.poll(2))).containsExactly("a", "b");
      assertThat(bytes()).contains("a");
    }
  }

  @Test
  void open_withoutCursor_findsWhatStandsBehindBlanks() throws IOException {
    try (SegmentLog log = open()) {
      write(log, SECRET + 1, SECRET + 2, "c", "d");
      commit(log, 1);
      log.blank();
      commit(log, 1);
      log.blank();
    }
    Files.delete(dir.resolve(FileNames.CURSOR));

    try (SegmentLog log = open()) {
      assertThat(log.frames()).isEqualTo(2);
      assertThat(texts(drain(log))).containsExactly("c", "d");
      assertThat(log.damages()).isEmpty();
    }
  }

  @Test
  void open_withAnOlderCursor_goesOnBehindTheBlank() throws IOException {
    try (SegmentLog log = open()) {
      write(log, SECRET + 1, SECRET + 2, SECRET + 3, "d");
      commit(log, 3);
      log.blank();
    }
    long number = FileNames.number(Frames.newest(dir));
    long inTheMiddle = SegmentHeader.BYTES + Frame.size(SECRET.length() + 1);
    try (CursorFile cursor = new CursorFile(dir.resolve(FileNames.CURSOR))) {
      cursor.write(new CursorFile.Position(number, inTheMiddle));
    }

    try (SegmentLog log = open()) {
      assertThat(texts(drain(log))).containsExactly("d");
      assertThat(log.damages()).isEmpty();
    }
  }

  @Test
  void blank_afterARestart_overwritesWhatTheLifeBeforeLeft() throws IOException {
    try (SegmentLog log = open()) {
      write(log, SECRET + 1, SECRET + 2, "c");
      commit(log, 2);
    }
    try (SegmentLog log = open()) {
      assertThat(bytes()).contains(SECRET);

      log.blank();

      assertThat(bytes()).doesNotContain(SECRET);
      assertThat(texts(drain(log))).containsExactly("c");
    }
  }

  @Test
  void commit_ofAWholeSegment_leavesASpareOfZeros() throws IOException {
    try (SegmentLog log = open()) {
      for (int i = 0; i < 12; i++) {
        write(log, SECRET + "x".repeat(900));
      }
      assertThat(drain(log)).hasSize(12);

      log.blank();

      assertThat(FileNames.spares(dir)).hasSize(2);
      assertThat(bytes()).doesNotContain(SECRET, "xxx");
    }
  }

  @Test
  void close_whenDrained_leavesNothingOfTheFrames() throws IOException {
    try (SegmentLog log = open()) {
      write(log, SECRET + 1);
      drain(log);
    }
    assertThat(FileNames.spares(dir)).hasSize(1);
    assertThat(bytes()).doesNotContain(SECRET);
  }

  @Test
  void open_afterAKillBeforeTheRename_makesASpareOfWhatIsLeft() throws IOException {
    Path copy = dir.resolve("copy");
    try (SegmentLog log = open()) {
      write(log, SECRET + 1);
      commit(log, 1);
      Frames.copy(dir, Files.createDirectory(copy));
    }

    SegmentLog.open(copy, Frames.SMALL, payload -> {}).close();

    assertThat(FileNames.segments(copy)).isEmpty();
    assertThat(Files.readString(FileNames.spares(copy).get(0), ISO_8859_1)).doesNotContain(SECRET);
  }

  @Test
  void blank_thatFails_losesNothing() throws IOException {
    try (SegmentLog log = open()) {
      write(log, SECRET + 1, "b");
      commit(log, 1);
      disk.failForces = true;
      assertThatThrownBy(log::blank).isInstanceOf(IOException.class);
      disk.failForces = false;

      log.blank();

      assertThat(bytes()).doesNotContain(SECRET);
      assertThat(texts(drain(log))).containsExactly("b");
    }
  }

  @Test
  void commit_whenADrainedSegmentCanNotBeOverwritten_deletesIt() throws IOException {
    try (SegmentLog log = open()) {
      for (int i = 0; i < 5; i++) {
        write(log, SECRET + "x".repeat(900));
      }
      log.poll(5);
      disk.failForces = true;
      log.commit();
      disk.failForces = false;

      assertThat(FileNames.spares(dir)).isEmpty();
      assertThat(FileNames.segments(dir)).hasSize(1);
      log.blank();
      assertThat(bytes()).doesNotContain(SECRET);
    }
  }
}
