package org.sessiontrail.sample.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes of six digits that change every half minute, as authenticator apps show them (RFC
 * 6238 with HMAC-SHA-1). The secrets follow from the names, since this is a demo: never do this in
 * a real shop.
 */
@ApplicationScoped
public class OneTimeCodes {
  private static final long STEP_SECONDS = 30;
  private static final int DIGITS = 1_000_000;

  private final Clock clock;

  /** Codes of now. */
  public OneTimeCodes() {
    this(Clock.systemUTC());
  }

  OneTimeCodes(Clock clock) {
    this.clock = clock;
  }

  /** What the phone of {@code user} shows now. */
  public String shown(String user) {
    return code(secret(user), step());
  }

  /** Whether {@code code} is what the phone of {@code user} shows, or showed a moment ago. */
  public boolean accepts(String user, String code) {
    byte[] secret = secret(user);
    boolean now = same(code, code(secret, step()));
    boolean before = same(code, code(secret, step() - 1));
    return now || before;
  }

  private long step() {
    return clock.instant().getEpochSecond() / STEP_SECONDS;
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] secret(String user) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(("Fern & Kettle " + user).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      ByteBuffer hash =
          ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
      int offset = hash.get(hash.capacity() - 1) & 0xf;
      return String.format(Locale.ROOT, "%06d", (hash.getInt(offset) & Integer.MAX_VALUE) % DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
