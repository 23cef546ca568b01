package org.sessiontrail.console.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A style sheet within a page that has nothing else to load. */
public final class InlineStyle {
  private InlineStyle() {}

  /** A policy that allows one style sheet, named by its digest, and what {@code also} says. */
  public static String policy(String style, String also) {
    return "default-src 'none'; style-src 'sha256-"
        + sha256(style)
        + "'; "
        + also
        + "; base-uri 'none'; frame-ancestors 'none'";
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
