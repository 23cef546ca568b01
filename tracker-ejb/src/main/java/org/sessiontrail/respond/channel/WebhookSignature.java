package org.sessiontrail.respond.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is posted to a webhook by the convention of Standard Webhooks: HMAC-SHA-256 over id,
 * time stamp and body with dots between them, {@code v1,} and base64 in the header {@code
 * webhook-signature}.
 *
 * <p>Threads: immutable.
 */
public final class WebhookSignature {
  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private final byte[] key;

  /**
   * Signs with {@code secret}.
   *
   * @param secret {@code whsec_} and 24 to 64 bytes in base64
   * @throws IllegalArgumentException when it is another text; the message does not repeat it
   */
  public WebhookSignature(String secret) {
    String text = secret.strip();
    try {
      key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(6) : "!");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the secret is not whsec_ and base64", e);
    }
    if (key.length < SHORTEST || key.length > LONGEST) {
      throw new IllegalArgumentException("the secret has not 24 to 64 bytes but " + key.length);
    }
  }

  /** The value of the header for {@code body} sent as {@code id} at {@code epochSeconds}. */
  public String of(String id, long epochSeconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + epochSeconds + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
