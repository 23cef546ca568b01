package org.sessiontrail.ledger.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.AnchorNote;
import org.sessiontrail.ledger.evidence.EvidenceException;
import org.sessiontrail.ledger.note.Checkpoint;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.SignedNote;

/**
 * Checkpoints that were left in a file: one note, or any number of them one after the other as
 * {@link org.sessiontrail.ledger.anchor.AnchorFile} writes them, or one in base64 at the end of
 * each line as a log server keeps them. What is no note is passed over and counted.
 *
 * <p>Memory: {@value #MAX_NOTES} notes at most; of more, every second of the older ones is left
 * out.
 */
public final class AnchorNotes {
  /** Notes that are kept of a file. */
  static final int MAX_NOTES = 20_000;

  private static final String SIGNATURE = "\u2014 ";
  private static final int MAX_NOTE_CHARS = 1 << 20;

  private final String place;
  private final List<AnchorNote> notes = new ArrayList<>();
  private long passed;
  private long leftOut;

  private AnchorNotes(String place) {
    this.place = place;
  }

  /**
   * The checkpoints in {@code file}.
   *
   * @throws EvidenceException when it can't be read
   */
  public static AnchorNotes read(Path file) throws EvidenceException {
    AnchorNotes out = new AnchorNotes(String.valueOf(file.getFileName()));
    // lines of a log server may be anything: what is no text is replaced, and no note then
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      out.read(lines);
    } catch (IOException e) {
      throw new EvidenceException("can't read the anchor " + file + ": " + e.getMessage(), e);
    }
    return out;
  }

  /** Those that could be read. */
  public List<AnchorNote> notes() {
    return List.copyOf(notes);
  }

  /** What a verification with them can't have checked, one sentence each. */
  public List<String> unchecked() {
    List<String> out = new ArrayList<>();
    if (notes.isEmpty()) {
      out.add("The anchor " + place + ": it holds no checkpoint.");
    }
    if (passed > 0) {
      out.add(passed + " pieces of the anchor " + place + ": they are no checkpoints.");
    }
    if (leftOut > 0) {
      out.add(leftOut + " of the older checkpoints in the anchor " + place + ": it has too many.");
    }
    return out;
  }

  private void read(BufferedReader lines) throws IOException {
    StringBuilder note = new StringBuilder();
    boolean signed = false;
    String line = lines.readLine();
    while (line != null) {
      boolean isSignature = line.startsWith(SIGNATURE);
      boolean isComment = line.startsWith("# ");
      if ((signed && !isSignature) || (isComment && note.length() > 0)) {
        take(note.toString());
        note.setLength(0);
        signed = false;
      }
      signed |= isSignature;
      boolean isBetween = note.length() == 0 && (line.isBlank() || isComment);
      AnchorNote packed = note.length() == 0 ? packed(line) : null;
      if (packed != null) {
        keep(packed);
      } else if (!isBetween && note.length() < MAX_NOTE_CHARS) {
        note.append(line).append('\n');
      }
      line = lines.readLine();
    }
    if (note.length() > 0) {
      take(note.toString());
    }
  }

  private void take(String text) {
    AnchorNote note = note(text);
    if (note == null) {
      passed++;
    } else {
      keep(note);
    }
  }

  private void keep(AnchorNote note) {
    notes.add(note);
    if (notes.size() > MAX_NOTES) {
      for (int i = MAX_NOTES / 2; i > 0; i -= 2) {
        notes.remove(i);
        leftOut++;
      }
    }
  }

  /** The note in base64 at the end of a line, or null. */
  private @Nullable AnchorNote packed(String line) {
    String word = line.substring(line.lastIndexOf(' ') + 1);
    if (word.length() < 100) {
      return null;
    }
    try {
      return note(new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private @Nullable AnchorNote note(String text) {
    try {
      SignedNote note = SignedNote.parse(text);
      return new AnchorNote(place, Checkpoint.parse(note.text()), note);
    } catch (NoteException e) {
      return null;
    }
  }
}
