package org.sessiontrail.capture.challenge;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;

/** What is recorded of a challenge: one fact for each step of it. */
public final class ChallengeFacts {
  private static final String NONE = "none";

  private ChallengeFacts() {}

  /** The session was asked. */
  public static Fact.Builder asked(Challenge challenge, long nowMicros) {
    return step("asked", challenge, null, nowMicros);
  }

  /** It was met. */
  public static Fact.Builder passed(Challenge challenge, String factor, long nowMicros) {
    return step("passed", challenge, Proofs.named(factor), nowMicros);
  }

  /** A proof was refused; null where nothing was asked. */
  public static Fact.Builder failed(@Nullable Challenge challenge, long nowMicros) {
    return step("failed", challenge, null, nowMicros);
  }

  /** The session ends for it; null where nothing was asked and somebody in charge says so. */
  public static Fact.Builder ended(@Nullable Challenge challenge, long nowMicros) {
    return step("ended", challenge, null, nowMicros);
  }

  private static Fact.Builder step(
      String outcome, @Nullable Challenge challenge, @Nullable String factor, long nowMicros) {
    Fact.Builder fact =
        Fact.of(Kind.CHALLENGE, nowMicros).put("outcome", outcome).put("factor", factor);
    return challenge == null
        ? fact.put("rule", NONE)
        : fact.put("rule", challenge.rule())
            .put("wanted", challenge.factor().isEmpty() ? null : challenge.factor())
            .put("since", TrailClock.format(challenge.sinceMicros()));
  }
}
