package org.sessiontrail.ledger.note;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text and signatures over it. Its text form is exact: a note read and written again is the same
 * bytes.
 *
 * @param text what is signed, ends with a line feed
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_SIGNATURES = 100;

  /** Copies the signatures. */
  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * The note of these bytes.
   *
   * @throws NoteException when they are none
   */
  public static SignedNote parse(byte[] bytes) throws NoteException {
    if (bytes.length > MAX_BYTES) {
      throw new NoteException("a note of more than " + MAX_BYTES + " bytes");
    }
    return parse(NoteText.text(bytes));
  }

  /** As {@link #parse(byte[])}, of a text. */
  public static SignedNote parse(String note) throws NoteException {
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new NoteException("a note is a text, an empty line and signature lines");
    }
    String lines = note.substring(blank + 2);
    List<NoteSignature> signatures = new ArrayList<>();
    for (int at = 0; at < lines.length(); ) {
      int end = lines.indexOf('\n', at);
      signatures.add(NoteSignature.parse(lines.substring(at, end)));
      at = end + 1;
    }
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new NoteException("a note has 1 to 100 signatures, not " + signatures.size());
    }
    return new SignedNote(note.substring(0, blank + 1), signatures);
  }

  /** This note with {@code signature} as its last, in place of one by the same key. */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> out = new ArrayList<>(signatures);
    out.removeIf(
        known -> known.keyId() == signature.keyId() && known.name().equals(signature.name()));
    out.add(signature);
    return new SignedNote(text, out);
  }

  /** Whether one of {@code keys} signed the text. */
  public boolean isSignedBy(Collection<VerifierKey> keys) {
    return keys.stream().anyMatch(this::isSignedBy);
  }

  /** Whether {@code key} signed the text. */
  public boolean isSignedBy(VerifierKey key) {
    return signatures.stream().anyMatch(signature -> key.verifies(text, signature));
  }

  /** Whether a signature claims to be by {@code key} and is not. */
  public boolean isForgedFor(VerifierKey key) {
    return signatures.stream()
        .anyMatch(signature -> key.claims(signature) && !key.verifies(text, signature));
  }

  /** The text form. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> out.append(signature).append('\n'));
    return out.toString();
  }
}
