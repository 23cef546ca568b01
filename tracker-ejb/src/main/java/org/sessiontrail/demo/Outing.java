package org.sessiontrail.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit, or what a program does, as it was decided.
 *
 * @param trail the trail it is on, null for none: a program that keeps no cookie
 * @param begins whether the trail begins with it
 * @param client who
 * @param arrival how they came
 * @param steps what they do, in this order
 */
record Outing(
    @Nullable String trail, boolean begins, Client client, Arrival arrival, List<Step> steps) {
  /** What of it is before {@code micros}. */
  Outing before(long micros) {
    List<Step> kept = steps.stream().takeWhile(step -> step.micros() < micros).toList();
    return new Outing(trail, begins, client, arrival, kept);
  }

  /** When it begins. */
  long startMicros() {
    return steps.get(0).micros();
  }

  /** When its last step begins. */
  long lastMicros() {
    return steps.get(steps.size() - 1).micros();
  }

  /** Whether whoever it was signed out at last, and the session with them. */
  boolean endsByLogout() {
    return steps.get(steps.size() - 1) instanceof Step.Ask ask
        && ask.acts().stream().anyMatch(act -> act.is(Step.Act.LOGOUT));
  }
}
