package org.sessiontrail.capture.challenge;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of its standing as one plain text, so that it goes wherever the
 * container takes the session.
 *
 * <pre>{@code
 * 1|1767600000000000|otp=1767600300000000
 * 1|0||session-hijack|otp|true|1767600000000000|1|false|/shop/cart?item=3
 * }</pre>
 *
 * @param proofs what was proved
 * @param challenge what is asked, or null
 */
record StandingMemo(Proofs proofs, @Nullable Challenge challenge) {
  private static final String VERSION = "1";
  private static final int SHORT = 3;
  private static final int LONG = 10;
  private static final int LONGEST = 4_096;

  /** The text; null when there is nothing to remember. */
  @Nullable String text() {
    if (proofs.equals(Proofs.NONE) && challenge == null) {
      return null;
    }
    String factors =
        proofs.factors().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(","));
    String head = String.join("|", VERSION, Long.toString(proofs.loginMicros()), factors);
    return challenge == null ? head : head + "|" + text(challenge);
  }

  private static String text(Challenge asked) {
    return String.join(
        "|",
        asked.rule(),
        asked.factor(),
        Boolean.toString(asked.blocking()),
        Long.toString(asked.sinceMicros()),
        Integer.toString(asked.failures()),
        Boolean.toString(asked.formLost()),
        asked.resume("")); // last: it may hold anything
  }

  /** What {@code text} says; null when it is none of ours. */
  static @Nullable StandingMemo parse(String text) {
    String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\|", LONG);
    boolean known = (parts.length == SHORT || parts.length == LONG) && parts[0].equals(VERSION);
    if (!known) {
      return null;
    }
    try {
      Proofs proofs = new Proofs(Long.parseLong(parts[1]), factors(parts[2]));
      return new StandingMemo(proofs, parts.length == SHORT ? null : challenge(parts));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Map<String, Long> factors(String text) {
    Map<String, Long> out = new TreeMap<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] pair = each.split("=", -1);
      if (pair.length != 2) {
        throw new IllegalArgumentException("no factor");
      }
      out.put(pair[0], Long.valueOf(pair[1]));
    }
    return out;
  }

  private static Challenge challenge(String[] parts) {
    return new Challenge(
        parts[3],
        parts[4],
        Boolean.parseBoolean(parts[5]),
        Long.parseLong(parts[6]),
        Integer.parseInt(parts[7]),
        parts[9].isEmpty() ? null : parts[9],
        Boolean.parseBoolean(parts[8]));
  }
}
