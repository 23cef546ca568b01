package org.sessiontrail.ledger.note;

import java.util.List;
import org.sessiontrail.ledger.tree.Hash;

/**
 * What a log was at one moment (C2SP tlog-checkpoint).
 *
 * @param origin the log's name
 * @param size number of leaves
 * @param root root hash over them
 * @param extensions further lines of other logs; this product writes none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  /** Copies the extensions. */
  public Checkpoint {
    extensions = List.copyOf(extensions);
  }

  /** A checkpoint without further lines. */
  public Checkpoint(String origin, long size, Hash root) {
    this(origin, size, root, List.of());
  }

  /**
   * The checkpoint in the text of a note.
   *
   * @throws NoteException when there is none
   */
  public static Checkpoint parse(String text) throws NoteException {
    if (!text.endsWith("\n")) {
      throw new NoteException("a checkpoint ends with a line feed");
    }
    String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
    if (lines.length < 3) {
      throw new NoteException("a checkpoint has at least three lines, not " + lines.length);
    }
    for (String line : lines) {
      if (line.isEmpty()) {
        throw new NoteException("a checkpoint has no empty line");
      }
    }
    try {
      return new Checkpoint(
          lines[0],
          NoteText.decimal(lines[1]),
          Hash.parse(lines[2]),
          List.of(lines).subList(3, lines.length));
    } catch (IllegalArgumentException e) {
      throw new NoteException("a checkpoint with a root that is no hash: " + lines[2], e);
    }
  }

  /** The text to sign. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append(origin).append('\n').append(size).append('\n').append(root.base64()).append('\n');
    extensions.forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }
}
