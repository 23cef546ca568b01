package org.sessiontrail.ledger.tree;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 value: of a leaf, a node or a whole tree. Immutable. */
public final class Hash {
  /** Length of a hash. */
  public static final int BYTES = 32;

  private final byte[] value;

  private Hash(byte[] value) {
    this.value = value;
  }

  /**
   * The hash of these {@value #BYTES} bytes.
   *
   * @throws IllegalArgumentException for another length
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has " + BYTES + " bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /** The hash in {@code bytes} from {@code offset} on. */
  public static Hash of(byte[] bytes, int offset) {
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + BYTES));
  }

  /**
   * The hash that {@link #base64()} wrote. Only the one canonical text of a hash is taken, so that
   * no character of a file can be changed unseen.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Hash parse(String base64) {
    Hash hash = of(Base64.getDecoder().decode(base64));
    if (!hash.base64().equals(base64)) {
      throw new IllegalArgumentException("not the canonical text of a hash: " + base64);
    }
    return hash;
  }

  /** Takes {@code value} over without a copy. */
  static Hash owning(byte[] value) {
    return new Hash(value);
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return value.clone();
  }

  /** Adds the bytes to {@code digest}. */
  void update(MessageDigest digest) {
    digest.update(value);
  }

  /** Writes the bytes into {@code to} from {@code offset} on. */
  public void copyTo(byte[] to, int offset) {
    System.arraycopy(value, 0, to, offset, BYTES);
  }

  /** Standard base64 with padding, 44 characters. */
  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /** Lower-case hexadecimal, 64 characters. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(value);
  }
}
