package org.sessiontrail.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note: {@code — <name> <base64(key id ‖ signature)>}.
 *
 * @param name name of the key that made it
 * @param keyId the key's id
 * @param bytes the signature proper; not copied, must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; equality is never asked
public record NoteSignature(String name, int keyId, byte[] bytes) {
  private static final String DASH = "\u2014 ";

  /**
   * The signature of a line without its line feed.
   *
   * @throws NoteException when it is none
   */
  static NoteSignature parse(String line) throws NoteException {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      throw new NoteException("not a signature line: " + line);
    }
    String name = line.substring(DASH.length(), space);
    byte[] bytes = NoteText.base64(line.substring(space + 1));
    if (!NoteText.isKeyName(name) || bytes.length <= Integer.BYTES) {
      throw new NoteException("not a signature line: " + line);
    }
    return new NoteSignature(
        name,
        ByteBuffer.wrap(bytes).getInt(),
        Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
  }

  /** The line without its line feed. */
  @Override
  public String toString() {
    byte[] all = ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes).array();
    return DASH + name + " " + Base64.getEncoder().encodeToString(all);
  }
}
