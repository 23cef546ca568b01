package org.sessiontrail.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The text that somebody was shown when they decided, by its version: so that it can be shown later
 * what they agreed to.
 *
 * @param version the SHA-256 of the text in hexadecimal digits, or another name of at most 64
 *     letters, digits and {@code . _ -}
 */
public record ConsentText(String version) {
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Refuses what is no version. */
  public ConsentText {
    if (!isVersion(version)) {
      throw new IllegalArgumentException(
          "a version has 1 to 64 letters, digits, dots, hyphens and underscores");
    }
  }

  /** The text {@code shown}, with its SHA-256 for a version; it is not kept itself. */
  public static ConsentText of(String shown) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8));
      return new ConsentText(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether {@code text} can be a version. */
  public static boolean isVersion(String text) {
    return VERSION.matcher(text).matches();
  }
}
