package org.sessiontrail.record;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Random 128-bit values in base64url: trail ids, boot ids, salts and nonces. Draws from the secure
 * generator in blocks, which is several times cheaper than one draw a value.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class RandomIds {
  private static final int ID_BYTES = 16;
  private static final int BLOCK_BYTES = 64 * ID_BYTES;

  private final SecureRandom random = new SecureRandom();
  private final byte[] block = new byte[BLOCK_BYTES];
  private int used = BLOCK_BYTES;

  /** A value never given before: 22 base64url characters. */
  public synchronized String next() {
    if (used == BLOCK_BYTES) {
      random.nextBytes(block);
      used = 0;
    }
    byte[] id = java.util.Arrays.copyOfRange(block, used, used + ID_BYTES);
    java.util.Arrays.fill(block, used, used + ID_BYTES, (byte) 0);
    used += ID_BYTES;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
