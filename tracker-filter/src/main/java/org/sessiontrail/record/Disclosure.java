package org.sessiontrail.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Personal values as RFC 9901 (SD-JWT) disclosures: {@code base64url(JCS([salt, name, value]))}.
 * The leaf holds the SHA-256 over the ASCII of that text, so the value can be handed out and
 * checked, or deleted with its salt and never guessed.
 */
public final class Disclosure {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Disclosure() {}

  /** The disclosure of {@code value} under {@code name} with a salt of 22 characters. */
  public static String of(String salt, String name, Object value) {
    return ENCODER.encodeToString(CanonicalJson.bytes(List.of(salt, name, value)));
  }

  /** What a leaf commits to: base64url of the SHA-256 over the disclosure's ASCII. */
  public static String digest(String disclosure) {
    try {
      return ENCODER.encodeToString(
          MessageDigest.getInstance("SHA-256")
              .digest(disclosure.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The disclosed values by name.
   *
   * @throws IllegalArgumentException for a text that is no disclosure
   */
  public static Map<String, Object> open(List<String> disclosures) {
    Map<String, Object> out = new TreeMap<>();
    for (String disclosure : disclosures) {
      String json = new String(Base64.getUrlDecoder().decode(disclosure), StandardCharsets.UTF_8);
      List<?> parts = CanonicalJson.array(json);
      if (parts.size() != 3 || !(parts.get(1) instanceof String name)) {
        throw new IllegalArgumentException("a disclosure has a salt, a name and a value");
      }
      out.put(name, parts.get(2));
    }
    return out;
  }
}
