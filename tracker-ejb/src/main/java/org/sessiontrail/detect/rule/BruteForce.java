package org.sessiontrail.detect.rule;

import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.WindowRule;

/**
 * D08: many refused sign-ins of one account, from wherever. Says how long Keycloak would have the
 * account wait: a minute for each {@code threshold} of them, 15 at most.
 */
final class BruteForce extends WindowRule {
  private static final int LONGEST_WAIT_MINUTES = 15;
  private static final int MOST = 512;

  BruteForce(RuleSettings settings) {
    super(DetectRule.D08, settings);
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    String account = signal.who().account();
    if (account == null) {
      return;
    }
    if (signal.sort() != Signal.Sort.REFUSED_LOGIN) {
      EventWindow known = signal.who().signIn() ? windows().find(account) : null;
      if (known != null) {
        known.clear();
      }
      return;
    }
    long window = settings().windowMicros();
    EventWindow tries = windows().of(account);
    int most = Math.max(MOST, room(settings().threshold()));
    if (tries.add(signal.micros(), 0, signal.index(), window, most)
        && tries.size() >= settings().threshold()
        && tries.tell(signal.micros(), window)) {
      long minutes = Math.min(LONGEST_WAIT_MINUTES, tries.size() / settings().threshold());
      alarms.raise(
          alarm(
              signal,
              tries.evidence(),
              "%d refused sign-ins of one account within %d s; a wait of %d min is usual",
              tries.size(),
              tries.spanMicros() / 1_000_000,
              minutes));
    }
  }
}
