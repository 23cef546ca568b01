package org.sessiontrail.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What all texts of this package share. */
final class NoteText {
  private NoteText() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The text of {@code bytes}, which must be well-formed UTF-8. */
  static String text(byte[] bytes) throws NoteException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NoteException("not UTF-8", e);
    }
  }

  /** Not empty, without any space or plus. */
  static boolean isKeyName(String name) {
    return !name.isEmpty() && name.codePoints().noneMatch(c -> c == '+' || c <= ' ' || isSpace(c));
  }

  private static boolean isSpace(int codePoint) {
    return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
  }

  /** Standard base64, only in the one form that its bytes have. */
  static byte[] base64(String text) throws NoteException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new NoteException("not base64: " + text, e);
    }
    throw new NoteException("not the canonical base64 of its bytes: " + text);
  }

  /** A decimal number from 0 to 2^63-1 without sign and leading zeros. */
  static long decimal(String text) throws NoteException {
    if (!text.matches("0|[1-9][0-9]{0,18}")) {
      throw new NoteException("not a decimal number: " + text);
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new NoteException("too large a number: " + text, e);
    }
  }
}
