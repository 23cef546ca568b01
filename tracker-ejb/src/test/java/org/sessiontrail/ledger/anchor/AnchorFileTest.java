package org.sessiontrail.ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.ledger.note.SignedNote;

final class AnchorFileTest {
  @TempDir Path dir;

  @Test
  void leave_appendsAndReadGivesAllBack() throws Exception {
    Path file = dir.resolve("other/disk/checkpoints");
    SignedNote first = Notes.of(1);
    SignedNote second = Notes.of(2);

    new AnchorFile(file).leave(first);
    new AnchorFile(file).leave(second);

    assertThat(AnchorFile.read(file))
        .extracting(SignedNote::toString)
        .containsExactly(first.toString(), second.toString());
    assertThat(new AnchorFile(file).place()).isEqualTo(file.toString());
  }

  @Test
  void read_ofAFileWhoseEndIsCutOff_givesTheRest() throws Exception {
    Path file = dir.resolve("checkpoints");
    SignedNote first = Notes.of(1);
    new AnchorFile(file).leave(first);
    new AnchorFile(file).leave(Notes.of(2));
    String whole = Files.readString(file);
    int begin = whole.indexOf("# end", 5) + 7;
    for (int end = begin; end < whole.length() - 2; end += 7) {
      Files.writeString(file, whole.substring(0, end));

      assertThat(AnchorFile.read(file))
          .extracting(SignedNote::toString)
          .containsExactly(first.toString());
      SignedNote next = Notes.of(3);
      new AnchorFile(file).leave(next);
      assertThat(AnchorFile.read(file))
          .extracting(SignedNote::toString)
          .containsExactly(first.toString(), next.toString());
    }
  }

  @Test
  void read_ofSomethingElse_isRefused() throws Exception {
    Path file = dir.resolve("checkpoints");
    Files.writeString(file, "# checkpoint\nnonsense\n");

    assertThatThrownBy(() -> AnchorFile.read(file))
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining("TRK-0411");
    assertThatThrownBy(() -> AnchorFile.read(dir.resolve("none")))
        .isInstanceOf(AnchorException.class);
  }

  @Test
  void leave_whereNothingCanBeWritten_fails() throws Exception {
    Path file = Files.createFile(dir.resolve("file"));

    assertThatThrownBy(() -> new AnchorFile(file.resolve("below")).leave(Notes.of(1)))
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining("TRK-0410");
  }
}
