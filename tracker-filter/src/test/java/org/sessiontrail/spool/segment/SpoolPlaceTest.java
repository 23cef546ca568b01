package org.sessiontrail.spool.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.RandomIds;

class SpoolPlaceTest {
  @TempDir private Path root;
  private final RandomIds random = new RandomIds();
  private final List<SpoolPlace> claimed = new ArrayList<>();

  private SpoolPlace.Claim claim() throws IOException {
    SpoolPlace.Claim claim = SpoolPlace.claim(root, random);
    claimed.add(claim.own());
    claimed.addAll(claim.orphans());
    return claim;
  }

  /** A place in which a record waits. */
  private void leave(SpoolPlace place) throws IOException {
    try (SegmentLog log = Frames.open(place.dir())) {
      Frames.write(log, "left");
    }
  }

  @AfterEach
  void release() {
    claimed.forEach(SpoolPlace::close);
  }

  @Test
  void claim_takesTheFirstPlaceAndKeepsItsNodeId() throws IOException {
    SpoolPlace first = claim().own();
    assertThat(first.dir()).isEqualTo(root.resolve("spool-0"));
    assertThat(first.nodeId()).matches("[A-Za-z0-9_-]{22}");
    first.close();
    first.close();

    assertThat(claim().own().nodeId()).isEqualTo(first.nodeId());
  }

  @Test
  void claim_ofAMissingRoot_makesItForItsOwnerOnly() throws IOException {
    assumeThat(root.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path missing = root.resolve("a/b");
    try (SpoolPlace place = SpoolPlace.claim(missing, random).own()) {
      for (Path dir : List.of(missing, place.dir())) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir)))
            .isEqualTo("rwx------");
      }
    }
  }

  @Test
  void claim_whileAnotherOfThisProcessHoldsIt_takesTheNext() throws IOException {
    SpoolPlace first = claim().own();
    SpoolPlace second = claim().own();

    assertThat(second.dir()).isEqualTo(root.resolve("spool-1"));
    assertThat(second.nodeId()).isNotEqualTo(first.nodeId());
  }

  @Test
  void claim_whileAnotherProcessHoldsIt_takesTheNextUntilThatEnds() throws Exception {
    Process other = Fork.start(PlaceHolder.class, root);
    try (BufferedReader out = other.inputReader(StandardCharsets.US_ASCII)) {
      assertThat(out.readLine()).isEqualTo("spool-0 0");
      assertThat(claim().own().dir()).isEqualTo(root.resolve("spool-1"));
      other.destroyForcibly().waitFor();
      assertThat(claim().own().dir()).isEqualTo(root.resolve("spool-0"));
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void claim_inAnotherProcess_respectsOurs() throws Exception {
    SpoolPlace.Claim own = claim();
    assertThat(own.orphans()).isEmpty();
    leave(own.own());
    // a second claim of this process must not open what the first one holds: that would release it
    assertThat(claim().own().dir()).isEqualTo(root.resolve("spool-1"));
    Process other = Fork.start(PlaceHolder.class, root);
    try (BufferedReader out = other.inputReader(StandardCharsets.US_ASCII)) {
      assertThat(out.readLine()).isEqualTo("spool-2 0");
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void claim_takesOrphansInWhichSomethingWaits() throws IOException {
    claim();
    SpoolPlace waiting = claim().own();
    SpoolPlace idle = claim().own();
    SpoolPlace marked = claim().own();
    SpoolPlace held = claim().own();
    leave(waiting);
    leave(held);
    StreamMark.create(marked.dir(), "n/b").close();
    List.of(claimed.get(0), waiting, idle, marked).forEach(SpoolPlace::close);

    SpoolPlace.Claim claim = claim();

    assertThat(claim.own().dir()).isEqualTo(root.resolve("spool-0"));
    assertThat(claim.orphans())
        .extracting(SpoolPlace::dir)
        .containsExactly(waiting.dir(), marked.dir());
    assertThat(claim.orphans().get(0).nodeId()).isEqualTo(waiting.nodeId());
  }

  @Test
  void deleteIfEmpty_removesADrainedPlaceAndLeavesAnother() throws IOException {
    claim();
    SpoolPlace waiting = claim().own();
    leave(waiting);
    waiting.deleteIfEmpty();
    assertThat(waiting.dir()).exists();

    claimed.get(0).close();
    SpoolPlace orphan = claim().orphans().get(0);
    try (SegmentLog log = Frames.open(orphan.dir())) {
      assertThat(Frames.drain(log)).hasSize(1);
    }
    orphan.deleteIfEmpty();

    assertThat(orphan.dir()).doesNotExist();
    orphan.deleteIfEmpty();
    assertThat(claim().own().dir()).isEqualTo(orphan.dir());
  }

  @Test
  void deleteIfEmpty_afterClose_touchesNothing() throws IOException {
    SpoolPlace place = claim().own();
    place.close();
    place.deleteIfEmpty();

    assertThat(place.dir().resolve("node")).exists();
  }

  @Test
  void claim_withANodeFileTorn_makesAnotherId() throws IOException {
    SpoolPlace place = claim().own();
    place.close();
    Files.write(place.dir().resolve("node"), new byte[22]);

    assertThat(claim().own().nodeId()).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(place.nodeId());
  }

  @Test
  void claim_whenAllAreTaken_saysSo() throws IOException {
    for (int n = 0; n < 64; n++) {
      assertThat(claim().own().dir()).isEqualTo(root.resolve("spool-" + n));
    }
    assertThatThrownBy(this::claim)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none of the 64 places")
        .hasMessageContaining(root.toString());
  }

  @Test
  void claim_whereAFileStands_namesIt() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    assertThatThrownBy(() -> SpoolPlace.claim(file, random))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> SpoolPlace.claim(file.resolve("below"), random))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }
}
