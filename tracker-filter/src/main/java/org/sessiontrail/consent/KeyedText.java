package org.sessiontrail.consent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 of a few texts, cut to 128 bits: 22 base64url characters. */
final class KeyedText {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEPT_BYTES = 16;

  private KeyedText() {}

  /** The texts are told apart by a zero byte between them. */
  static String of(byte[] key, String... texts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] all = String.join("\0", texts).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(mac.doFinal(all), KEPT_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
