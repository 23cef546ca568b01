package org.sessiontrail.store.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under one key. What it seals is
 *
 * <pre>
 *   0       12                    n − 16     n
 *   | nonce | encrypted bytes ... | tag      |
 * </pre>
 *
 * and can be opened only with the name it was sealed for.
 *
 * <p>Threads: safe for any number of threads.
 */
final class SubjectCipher {
  static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  SubjectCipher(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** A key that nobody has. */
  static byte[] newKey() {
    byte[] out = new byte[KEY_BYTES];
    RANDOM.nextBytes(out);
    return out;
  }

  byte[] seal(String name, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain);
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in GCM", e);
    }
  }

  /**
   * What was sealed.
   *
   * @throws IllegalArgumentException when it was sealed under another key or name, or changed since
   */
  byte[] open(String name, byte[] sealed) {
    if (sealed.length < NONCE_BYTES) {
      throw new IllegalArgumentException("sealed value of " + sealed.length + " bytes");
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, name)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("sealed under another key, or changed", e);
    }
  }

  String sealText(String name, String plain) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(seal(name, plain.getBytes(StandardCharsets.UTF_8)));
  }

  String openText(String name, String sealed) {
    return new String(open(name, Base64.getUrlDecoder().decode(sealed)), StandardCharsets.UTF_8);
  }

  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher out = Cipher.getInstance("AES/GCM/NoPadding");
    out.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    out.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return out;
  }
}
