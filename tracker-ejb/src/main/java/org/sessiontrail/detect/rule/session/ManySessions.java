package org.sessiontrail.detect.rule.session;

import java.util.concurrent.TimeUnit;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.Texts;
import org.sessiontrail.detect.WindowRule;

/**
 * D07, OWASP vocabulary excess_sessions_exceeded: more live sessions of one user than three, weight
 * 25. A session lives while it was used within the window, half an hour, and has not ended. Told
 * once a day of each user.
 */
public final class ManySessions extends WindowRule {
  private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);

  /** One that has seen nothing yet. */
  public ManySessions(RuleSettings settings) {
    super(DetectRule.D07, settings);
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    String account = signal.who().account();
    String session = signal.who().session();
    if (account == null || session == null) {
      return;
    }
    long which = Texts.hash(session);
    switch (signal.sort()) {
      case ENDED, LOGOUT -> {
        EventWindow live = windows().find(account);
        if (live != null) {
          live.forget(which);
        }
      }
      case REQUEST, LOGIN -> used(signal, account, which, alarms);
      default -> {}
    }
  }

  private void used(Signal signal, String account, long which, Alarms alarms) {
    EventWindow live = windows().of(account);
    long most = settings().threshold();
    if (live.addDistinct(
            signal.micros(), which, signal.index(), settings().windowMicros(), room(most * 4 + 16))
        && live.size() > most
        && live.tell(signal.micros(), DAY_MICROS)) {
      alarms.raise(
          alarm(
              signal,
              live.evidence(),
              "%d sessions of one user at a time, all used within %d s",
              live.size(),
              live.spanMicros() / 1_000_000));
    }
  }
}
