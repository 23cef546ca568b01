package org.sessiontrail.ledger.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hashes of RFC 6962, section 2.1: {@code SHA-256(0x00 ‖ leaf)} and {@code SHA-256(0x01 ‖ left
 * ‖ right)}. The first byte keeps a node from being passed off as a leaf.
 *
 * <p>Threads: one thread.
 */
public final class TreeHasher {
  /** Root of the tree without leaves: the SHA-256 of nothing. */
  public static final Hash EMPTY =
      Hash.of(
          HexFormat.of()
              .parseHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest;

  /** A hasher of its own. */
  public TreeHasher() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Hash of a leaf with these exact bytes. */
  public Hash leaf(byte[] leaf) {
    digest.update(LEAF);
    digest.update(leaf);
    return finished();
  }

  /** Hash of the node above two others. */
  public Hash node(Hash left, Hash right) {
    digest.update(NODE);
    left.update(digest);
    right.update(digest);
    return finished();
  }

  private Hash finished() {
    byte[] value = new byte[Hash.BYTES];
    try {
      digest.digest(value, 0, value.length);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 fits into 32 bytes", e);
    }
    return Hash.owning(value);
  }
}
