package org.sessiontrail.detect.rule;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.config.detect.Severity;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.WindowRule;

/** D11: a sign-in comes off after several that did not. */
final class SuccessAfterFailures extends WindowRule {
  private static final int MOST = 64;

  SuccessAfterFailures(RuleSettings settings) {
    super(DetectRule.D11, settings);
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    String account = key("u ", signal.who().account());
    String session = key("s ", signal.who().session());
    if (signal.sort() == Signal.Sort.REFUSED_LOGIN) {
      note(signal, account);
      note(signal, session);
    } else if (signal.who().signIn() && !cameOff(signal, account, alarms)) {
      cameOff(signal, session, alarms);
    }
  }

  private static @Nullable String key(String sort, @Nullable String name) {
    return name == null ? null : sort + name;
  }

  private void note(Signal signal, @Nullable String key) {
    if (key != null) {
      int most = Math.max(MOST, room(settings().threshold()));
      windows().of(key).add(signal.micros(), 0, signal.index(), settings().windowMicros(), most);
    }
  }

  private boolean cameOff(Signal signal, @Nullable String key, Alarms alarms) {
    EventWindow tries = key == null ? null : windows().find(key);
    if (tries == null) {
      return false;
    }
    long window = settings().windowMicros();
    int before = tries.between(signal.micros() - window, signal.micros() + 1);
    boolean told = before >= settings().threshold();
    if (told) {
      alarms.raise(
          alarm(
              alarms.has(DetectRule.D02) ? Severity.HIGH : Severity.MEDIUM,
              signal,
              tries.evidence(),
              "a sign-in came off after %d refused ones within %d s",
              before,
              settings().windowSeconds()));
    }
    tries.clear();
    return told;
  }
}
