package org.sessiontrail.ledger.note;

import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.ledger.tree.Hash;

/**
 * That one leaf is in a log, to be checked without the log (C2SP tlog-proof).
 *
 * @param index place of the leaf
 * @param path from the leaf's sibling to the child of the root
 * @param note the checkpoint under whose root it is
 */
public record TlogProof(long index, List<Hash> path, SignedNote note) {
  /** First line of its text. */
  private static final String HEAD = "c2sp.org/tlog-proof@v1";

  private static final int MAX_PATH = 63;

  /** Copies the path. */
  public TlogProof {
    path = List.copyOf(path);
  }

  /**
   * The proof of a text; extra data is passed over.
   *
   * @throws NoteException when it is none
   */
  public static TlogProof parse(String text) throws NoteException {
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new NoteException("a proof ends with a checkpoint after an empty line");
    }
    List<String> lines = new ArrayList<>(List.of(text.substring(0, blank).split("\n", -1)));
    if (!lines.remove(0).equals(HEAD)) {
      throw new NoteException("a proof begins with " + HEAD);
    }
    if (!lines.isEmpty() && lines.get(0).startsWith("extra ")) {
      NoteText.base64(lines.remove(0).substring("extra ".length()));
    }
    if (lines.isEmpty() || !lines.get(0).startsWith("index ")) {
      throw new NoteException("a proof has an index");
    }
    long index = NoteText.decimal(lines.remove(0).substring("index ".length()));
    return new TlogProof(index, hashes(lines), SignedNote.parse(text.substring(blank + 2)));
  }

  /** The hashes of lines of base64. */
  static List<Hash> hashes(List<String> lines) throws NoteException {
    if (lines.size() > MAX_PATH) {
      throw new NoteException("no tree is as high as a proof of " + lines.size() + " hashes");
    }
    List<Hash> out = new ArrayList<>(lines.size());
    for (String line : lines) {
      try {
        out.add(Hash.parse(line));
      } catch (IllegalArgumentException e) {
        throw new NoteException("a proof with a line that is no hash: " + line, e);
      }
    }
    return out;
  }

  /** The text form. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(HEAD).append("\nindex ").append(index).append('\n');
    path.forEach(hash -> out.append(hash.base64()).append('\n'));
    return out.append('\n').append(note).toString();
  }
}
