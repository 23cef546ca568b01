package org.sessiontrail.ledger.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.sessiontrail.ledger.note.SignedNote;

/**
 * An RFC 3161 time stamp token, as far as it can be checked without its authority: that it was made
 * for this checkpoint. Its signature is for {@code openssl ts -verify}.
 */
final class TimestampToken {
  // MessageImprint: SEQUENCE { SEQUENCE { OID sha256, NULL (often left out) }, OCTET STRING (32) }
  private static final byte[] IMPRINT =
      HexFormat.of().parseHex("3031300d060960864801650304020105000420");
  private static final byte[] SHORT_IMPRINT =
      HexFormat.of().parseHex("302f300b0609608648016503040201" + "0420");

  private TimestampToken() {}

  /**
   * Whether {@code token} names the hash of {@code note}, with all of its signatures or with the
   * first ones only: others may have been added since.
   */
  static boolean isOf(byte[] token, SignedNote note) {
    for (int signatures = note.signatures().size(); signatures > 0; signatures--) {
      SignedNote then = new SignedNote(note.text(), note.signatures().subList(0, signatures));
      byte[] hash = sha256(then.toString().getBytes(StandardCharsets.UTF_8));
      if (holds(token, IMPRINT, hash) || holds(token, SHORT_IMPRINT, hash)) {
        return true;
      }
    }
    return false;
  }

  /** Only the first imprint counts: what follows it a forger may choose. */
  private static boolean holds(byte[] token, byte[] head, byte[] hash) {
    for (int at = 0; at + head.length + hash.length <= token.length; at++) {
      if (Arrays.equals(token, at, at + head.length, head, 0, head.length)) {
        int from = at + head.length;
        return Arrays.equals(token, from, from + hash.length, hash, 0, hash.length);
      }
    }
    return false;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
