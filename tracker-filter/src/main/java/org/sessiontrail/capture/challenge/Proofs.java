package org.sessiontrail.capture.challenge;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * When the person behind a session last proved who they are, and how.
 *
 * @param loginMicros when they signed in, microseconds since 1970; 0 when that was not seen
 * @param factors by factor, when it was last given
 */
record Proofs(long loginMicros, Map<String, Long> factors) {
  static final Proofs NONE = new Proofs(0, Map.of());
  private static final int MOST = 8;
  private static final int LONGEST = 20;

  Proofs {
    factors = Collections.unmodifiableMap(new TreeMap<>(factors));
  }

  /** A factor's name as it is kept: small letters, digits and hyphens, at most 20. */
  static String named(String factor) {
    String plain = factor.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
  }

  Proofs signedIn(long micros) {
    return new Proofs(micros, Map.of());
  }

  /** One proof more; of too many the oldest is forgotten. */
  Proofs with(String factor, long micros) {
    Map<String, Long> out = new TreeMap<>(factors);
    out.put(factor, micros);
    while (out.size() > MOST) {
      out.remove(Collections.min(out.entrySet(), Map.Entry.comparingByValue()).getKey());
    }
    return new Proofs(loginMicros, out);
  }

  /** Whether {@code factor}, or any proof when that is empty, is at most so many seconds old. */
  boolean within(int seconds, String factor, long nowMicros) {
    long last =
        factor.isEmpty()
            ? factors.values().stream().reduce(loginMicros, Math::max)
            : factors.getOrDefault(factor, 0L);
    return last > 0 && nowMicros - last <= TimeUnit.SECONDS.toMicros(seconds);
  }
}
