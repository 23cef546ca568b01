package org.sessiontrail.spool.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.spool.segment.Frames.drain;
import static org.sessiontrail.spool.segment.Frames.garble;
import static org.sessiontrail.spool.segment.Frames.newest;
import static org.sessiontrail.spool.segment.Frames.texts;
import static org.sessiontrail.spool.segment.Frames.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.spool.segment.SegmentLog.Damage;

class SegmentDamageTest {
  private static final long FIRST = SegmentHeader.BYTES;
  private static final int ONE = Frame.HEADER_BYTES + 1;

  @TempDir private Path dir;

  private SegmentLog open() throws IOException {
    return Frames.open(dir);
  }

  /** Frames a b c in one segment, then d e in the next. */
  private void twoSegments() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b", "c");
    }
    try (SegmentLog log = open()) {
      write(log, "d", "e");
    }
  }

  @Test
  void open_withATornTail_cutsItAndStatesIt() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b");
    }
    Path segment = newest(dir);
    garble(segment, FIRST + 2 * ONE, new byte[] {0, 0, 0, 5, 1, 2, 3, 4, 'h', 'a'});

    try (SegmentLog log = open()) {
      assertThat(log.damages())
          .containsExactly(new Damage(name(segment), FIRST + 2 * ONE, 10, true));
      write(log, "c");
      assertThat(texts(drain(log))).containsExactly("a", "b", "c");
    }
  }

  @Test
  void open_afterATornTailWasFollowed_isSilent() throws IOException {
    open_withATornTail_cutsItAndStatesIt();
    try (SegmentLog log = open()) {
      assertThat(log.damages()).isEmpty();
    }
  }

  @Test
  void open_withAFrameGarbledInTheMiddle_losesTheRestOfItsSegment() throws IOException {
    twoSegments();
    Path segment = FileNames.segments(dir).get(0);
    garble(segment, FIRST + ONE + Frame.HEADER_BYTES, (byte) 'B');

    try (SegmentLog log = open()) {
      assertThat(log.damages())
          .containsExactly(new Damage(name(segment), FIRST + ONE, 2L * ONE, false));
      assertThat(log.frames()).isEqualTo(3);
      assertThat(texts(drain(log))).containsExactly("a", "d", "e");
    }
  }

  @Test
  void open_withAPageOfZerosInTheMiddle_doesNotTakeItForTheEnd() throws IOException {
    twoSegments();
    Path segment = FileNames.segments(dir).get(0);
    garble(segment, FIRST + ONE, new byte[2 * ONE]);

    try (SegmentLog log = open()) {
      assertThat(log.damages())
          .containsExactly(new Damage(name(segment), FIRST + ONE, 2L * ONE, false));
      assertThat(texts(drain(log))).containsExactly("a", "d", "e");
    }
  }

  @Test
  void open_withADamagedHeader_stillReadsTheFrames() throws IOException {
    twoSegments();
    Path segment = FileNames.segments(dir).get(1);
    garble(segment, 3, (byte) 77);

    try (SegmentLog log = open()) {
      assertThat(log.damages())
          .containsExactly(new Damage(name(segment), 0, SegmentHeader.BYTES, false));
      assertThat(texts(drain(log))).containsExactly("a", "b", "c", "d", "e");
    }
  }

  @Test
  void open_withAnUndrainedSegmentGone_statesIt() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b", "c");
      log.poll(1);
      log.commit();
    }
    try (SegmentLog log = open()) {
      write(log, "d", "e");
    }
    Path segment = FileNames.segments(dir).get(0);
    Files.delete(segment);

    try (SegmentLog log = open()) {
      assertThat(log.damages())
          .containsExactly(new Damage(name(segment), FIRST + ONE, 2L * ONE, false));
      assertThat(texts(drain(log))).containsExactly("d", "e");
    }
  }

  @Test
  void open_withASegmentTruncated_statesIt() throws IOException {
    twoSegments();
    Path segment = FileNames.segments(dir).get(0);
    byte[] content = Files.readAllBytes(segment);
    Files.write(segment, java.util.Arrays.copyOf(content, (int) FIRST + ONE + 3));

    try (SegmentLog log = open()) {
      assertThat(log.damages())
          .containsExactly(new Damage(name(segment), FIRST + ONE, 2L * ONE, false));
      assertThat(texts(drain(log))).containsExactly("a", "d", "e");
    }
  }

  @Test
  void open_ofANewerVersion_isRefused() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a");
    }
    ByteBuffer newer = new SegmentHeader(2, 2, 0, 0, 0).encode();
    byte[] header = new byte[SegmentHeader.BYTES];
    newer.get(header);
    garble(newest(dir), 0, header);

    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("newer version")
        .hasMessageContaining(name(newest(dir)));
  }

  @Test
  void open_withoutCursor_repeats() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b");
      log.poll(1);
      log.commit();
    }
    Files.delete(dir.resolve(FileNames.CURSOR));

    try (SegmentLog log = open()) {
      assertThat(texts(drain(log))).containsExactly("a", "b");
      assertThat(log.damages()).isEmpty();
    }
  }

  @Test
  void open_withATornCursor_takesTheOneBefore() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b", "c");
      log.poll(1);
      log.commit();
      log.poll(1);
      log.commit();
    }
    garble(dir.resolve(FileNames.CURSOR), 20, (byte) 99);

    try (SegmentLog log = open()) {
      assertThat(texts(drain(log))).containsExactly("b", "c");
    }
  }

  @Test
  void open_withACursorOfAnotherPlace_goesOnAtTheOldestAfterIt() throws IOException {
    twoSegments();
    long first = FileNames.number(FileNames.segments(dir).get(0));
    try (CursorFile cursor = new CursorFile(dir.resolve(FileNames.CURSOR))) {
      cursor.write(new CursorFile.Position(first, 4000));
    }
    try (SegmentLog log = open()) {
      assertThat(texts(drain(log))).containsExactly("d", "e");
    }
  }

  @Test
  void poll_atAFrameGarbledSince_skipsWhatCanNotBeReadAndSaysSoOnce() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b", "c");
      Path segment = newest(dir);
      garble(segment, FIRST + ONE + Frame.HEADER_BYTES, (byte) 'B');

      assertThat(texts(log.poll(10))).containsExactly("a");
      assertThat(texts(log.poll(10))).containsExactly("a");
      write(log, "d");
      assertThat(texts(log.poll(10))).containsExactly("a", "d");
      log.commit();

      assertThat(log.poll(10)).isEmpty();
      assertThat(log.frames()).isZero();
      assertThat(log.damages())
          .containsExactly(new Damage(name(segment), FIRST + ONE, 2L * ONE, false));
    }
  }

  @Test
  void poll_ofASegmentGoneSince_statesItAndGoesOn() throws IOException {
    twoSegments();
    try (SegmentLog log = open()) {
      Path segment = FileNames.segments(dir).get(0);
      Files.delete(segment);

      assertThat(texts(drain(log))).containsExactly("d", "e");
      assertThat(log.damages()).containsExactly(new Damage(name(segment), FIRST, 3L * ONE, false));
      assertThat(log.frames()).isZero();
    }
  }

  @Test
  void poll_whileTheDirectoryIsAway_failsAndGoesOnWhenItIsBack() throws IOException {
    twoSegments();
    Path away = dir.resolveSibling(dir.getFileName() + "-away");
    try (SegmentLog log = open()) {
      Files.move(dir, away);
      assertThatThrownBy(() -> log.poll(1)).isInstanceOf(IOException.class);
      Files.move(away, dir);

      assertThat(texts(drain(log))).containsExactly("a", "b", "c", "d", "e");
      assertThat(log.damages()).isEmpty();
    }
  }

  @Test
  void force_whenTheFileIsGone_failsAndGoesToAFreshSegment() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a");
      Files.delete(newest(dir));
      log.append(Frames.bytes("b"));
      assertThatThrownBy(log::force)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("segment");

      write(log, "b");

      assertThat(texts(drain(log))).containsExactly("b");
      assertThat(log.damages()).hasSize(1);
    }
  }

  @Test
  void open_neverTakesAFrameOfAnEarlierUse() throws IOException {
    try (SegmentLog log = open()) {
      write(log, "a", "b", "c");
    }
    Path old = newest(dir);
    byte[] stale = Files.readAllBytes(old);
    try (SegmentLog log = open()) {
      drain(log);
      write(log, "d");
    }
    // the same bytes in a file of another number, as a recycled file whose first batch tore
    Path recycled = newest(dir);
    byte[] content = Files.readAllBytes(recycled);
    System.arraycopy(stale, (int) FIRST, content, (int) FIRST, 3 * ONE);
    Files.write(recycled, content);

    try (SegmentLog log = open()) {
      assertThat(drain(log)).isEmpty();
      assertThat(log.damages()).extracting(Damage::tail).containsExactly(true);
    }
  }

  @Test
  void open_removesWhatAnUnfinishedPreparationLeft() throws IOException {
    Path draft = dir.resolve(FileNames.spare(1) + FileNames.DRAFT);
    Files.write(draft, new byte[100]);
    Path wrongSize = dir.resolve(FileNames.spare(2));
    Files.write(wrongSize, new byte[100]);
    open().close();

    assertThat(List.of(draft, wrongSize)).noneMatch(Files::exists);
  }

  @Test
  void open_withASegmentOfABackup_readsItByItsNumber() throws IOException {
    twoSegments();
    List<Path> segments = FileNames.segments(dir);
    Path moved = dir.resolve(FileNames.segment(900));
    Files.move(segments.get(0), moved, StandardCopyOption.ATOMIC_MOVE);

    try (SegmentLog log = open()) {
      assertThat(texts(drain(log))).containsExactly("d", "e");
      assertThat(log.damages()).isNotEmpty();
      write(log, "f");
      assertThat(FileNames.number(newest(dir))).isGreaterThan(900);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
