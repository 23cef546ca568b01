package org.sessiontrail.ledger.anchor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.SignedNote;

/**
 * A file that is only ever appended to, best on another disk, or where the operating system lets
 * nothing but appends pass. One checkpoint after the other, each behind a line {@code #
 * checkpoint}:
 *
 * <pre>
 * # checkpoint
 * shop.example.com
 * 300
 * IFPa…
 *
 * — shop.example.com 6tiZ…
 * </pre>
 */
public final class AnchorFile implements Anchor {
  private static final String BEGIN = "checkpoint\n";
  private static final String END = "end\n";

  private final Path file;

  /** Appends to {@code file}, which is made when missing. */
  public AnchorFile(Path file) {
    this.file = file;
  }

  /**
   * All checkpoints in {@code file}, the oldest first. What is cut off, by a loss of power while it
   * was written, is passed over.
   *
   * @throws AnchorException when the file can't be read or holds no checkpoint at all
   */
  public static List<SignedNote> read(Path file) throws AnchorException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      List<SignedNote> out = new ArrayList<>();
      String[] blocks = text.split("(?m)^# ", -1);
      for (int i = 0; i < blocks.length - 1; i++) {
        if (blocks[i].startsWith(BEGIN) && blocks[i + 1].startsWith(END)) {
          add(blocks[i].substring(BEGIN.length()), out);
        }
      }
      if (out.isEmpty()) {
        throw new AnchorException("TRK-0411 " + file + " holds no checkpoint");
      }
      return out;
    } catch (IOException e) {
      throw new AnchorException("TRK-0411 " + file + " can't be read: " + e, e);
    }
  }

  private static void add(String note, List<SignedNote> to) {
    try {
      to.add(SignedNote.parse(note));
    } catch (NoteException e) {
      // cut off
    }
  }

  @Override
  public String kind() {
    return "file";
  }

  @Override
  public String place() {
    return file.toAbsolutePath().toString();
  }

  @Override
  public byte[] leave(SignedNote checkpoint) throws AnchorException {
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        // a line of its own, whatever a loss of power left before it
        String line = channel.size() == 0 ? "# " : "\n# ";
        byte[] block = (line + BEGIN + checkpoint + "# " + END).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.wrap(block);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(false);
      }
      return new byte[0];
    } catch (IOException e) {
      throw new AnchorException("TRK-0410 " + file + " can't be appended to: " + e, e);
    }
  }
}
