package org.sessiontrail.ledger.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.SignedNote;

/**
 * The last checkpoint this node signed, in a file outside of the database, so that a database that
 * was set back or replaced is noticed by whoever would sign it again.
 *
 * <p>Threads: one thread at a time.
 */
public final class SignedLast {
  private final Path file;

  /** Kept in {@code file}. */
  public SignedLast(Path file) {
    this.file = file;
  }

  /**
   * The checkpoint, or null when nothing was signed yet.
   *
   * @throws SealException when the file can't be read: then nothing may be signed
   */
  public @Nullable Checkpoint read() throws SealException {
    try {
      return Files.exists(file)
          ? Checkpoint.parse(SignedNote.parse(Files.readAllBytes(file)).text())
          : null;
    } catch (IOException | NoteException e) {
      throw new SealException(
          "TRK-0381 "
              + file
              + ", which says what this node signed last, can't be read: "
              + e
              + "; restore it, or when it is lost for good run verify and remove it",
          e);
    }
  }

  /** Keeps {@code note} in its place; durable when this returns. */
  public void write(SignedNote note) throws SealException {
    try {
      PrivateFile.write(file, note.toString());
    } catch (IOException e) {
      throw new SealException(
          "TRK-0382 " + file + " can't be written, so nothing is signed: " + e, e);
    }
  }

  /** Where it is kept. */
  @Override
  public String toString() {
    return file.toString();
  }
}
