package org.sessiontrail.spool.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamMarkTest {
  @TempDir private Path dir;

  @Test
  void left_statesBothNumbersOfAStreamThatWasNotClosed() throws IOException {
    StreamMark mark = StreamMark.create(dir, "node/boot");
    mark.taken(70_000_000_007L);
    mark.durable(70_000_000_001L);
    mark.close();

    assertThat(StreamMark.left(dir))
        .containsExactly(
            new StreamMark.Left(
                "node/boot", 70_000_000_007L, 70_000_000_001L, FileNames.marks(dir).get(0)));
    assertThat(Files.size(FileNames.marks(dir).get(0))).isEqualTo(4096);
  }

  @Test
  void found_isKeptForALaterLook() throws IOException {
    StreamMark mark = StreamMark.create(dir, "n/b");
    mark.taken(9);
    mark.durable(4);
    mark.close();

    StreamMark.left(dir).get(0).found(3);
    assertThat(StreamMark.left(dir).get(0).durable()).isEqualTo(4);
    StreamMark.left(dir).get(0).found(70_000_000_007L);

    assertThat(StreamMark.left(dir).get(0).durable()).isEqualTo(70_000_000_007L);
    assertThat(StreamMark.left(dir).get(0).taken()).isEqualTo(9);
  }

  @Test
  void left_ofAStreamWithoutNumbers_isZero() throws IOException {
    StreamMark.create(dir, "strömung/1").close();

    assertThat(StreamMark.left(dir)).hasSize(1).allMatch(left -> left.taken() == 0);
    assertThat(StreamMark.left(dir).get(0).stream()).isEqualTo("strömung/1");
  }

  @Test
  void remove_leavesNothing() throws IOException {
    StreamMark mark = StreamMark.create(dir, "n/b");
    mark.taken(3);
    mark.remove();
    mark.remove();

    assertThat(StreamMark.left(dir)).isEmpty();
    assertThat(dir).isEmptyDirectory();
    assertThatThrownBy(() -> mark.taken(4)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> mark.durable(4)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void left_ofAMarkThatCouldNotBeDeleted_deletesIt() throws IOException {
    StreamMark mark = StreamMark.create(dir, "n/b");
    Path file = FileNames.marks(dir).get(0);
    Path link = Files.createLink(dir.resolve("kept"), file);
    mark.remove();
    Files.move(link, file);

    assertThat(StreamMark.left(dir)).isEmpty();
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void create_twiceForOneStream_isRefused() throws IOException {
    StreamMark.create(dir, "n/b").close();

    assertThatThrownBy(() -> StreamMark.create(dir, "n/b"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("n/b");
    assertThat(StreamMark.left(dir)).hasSize(1);
  }

  @Test
  void create_inAMissingDirectory_namesTheFile() {
    assertThatThrownBy(() -> StreamMark.create(dir.resolve("missing"), "n/b"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void left_ofADamagedFile_putsItAside() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      StreamMark.create(dir, "n/b" + i).close();
      Path file = FileNames.marks(dir).get(0);
      // the head: magic, version, length, CRC and name
      Frames.garble(file, random.nextInt(16 + 4), (byte) (random.nextInt(60) + 180));
      if (i % 4 == 0) {
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), random.nextInt(4096)));
      }

      assertThat(StreamMark.left(dir)).isEmpty();
      assertThat(FileNames.marks(dir)).isEmpty();
      assertThat(file.resolveSibling(file.getFileName() + ".bad")).exists();
    }
  }

  @Test
  void left_nextToAWholeOne_givesThatOne() throws IOException {
    StreamMark.create(dir, "n/whole").close();
    Files.write(dir.resolve("stream-0000000000000000.mark"), new byte[4096]);

    assertThat(StreamMark.left(dir)).extracting(StreamMark.Left::stream).containsExactly("n/whole");
  }
}
