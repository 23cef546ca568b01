package org.sessiontrail.record;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) under the application's own key, cut to 128 bits: lets equal values be
 * found again without keeping them. Used for container session ids and for users.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class KeyedHash {
  /** Length of the key in bytes. */
  public static final int KEY_BYTES = 32;

  private static final int KEPT_BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * A hash under {@code key}.
   *
   * @throws IllegalArgumentException when the key is not {@value #KEY_BYTES} bytes long
   */
  public KeyedHash(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "key has " + key.length + " bytes, must have " + KEY_BYTES);
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The hash of a container's session id: 22 base64url characters. */
  public String ofSession(String sessionId) {
    return hash("session\n", sessionId);
  }

  /** The pseudonym of a user, for finding the user's records: 22 base64url characters. */
  public String ofUser(String user) {
    return hash("user\n", user);
  }

  /** A key of {@value #KEY_BYTES} bytes for another purpose, which tells nothing of this one. */
  public byte[] keyFor(String purpose) {
    return full("key\n", purpose);
  }

  private String hash(String purpose, String value) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(full(purpose, value), KEPT_BYTES));
  }

  private byte[] full(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal((purpose + value).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
