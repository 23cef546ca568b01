package org.sessiontrail.detect.rule.session;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.Texts;
import org.sessiontrail.detect.WindowRule;

/**
 * D05, AppSensor SE4: session ids tried that nobody was given. Per network, window five minutes,
 * ten different ids, weight 50. An office whose sessions ended brings ids that were given out once:
 * those do not count.
 */
public final class IdGuessing extends WindowRule {
  /** One that has seen nothing yet. */
  public IdGuessing(RuleSettings settings) {
    super(DetectRule.D05, settings);
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    String network = signal.client().network();
    Signal.Told told = signal.told();
    String hash = told == null ? null : told.key();
    if (signal.sort() != Signal.Sort.STALE_ID || !signal.name().isEmpty()) {
      return;
    }
    if (network != null && hash != null) {
      tried(signal, network, hash, alarms);
    }
  }

  private void tried(Signal signal, String network, @Nullable String hash, Alarms alarms) {
    long window = settings().windowMicros();
    long least = settings().threshold();
    EventWindow ids = windows().of(network);
    boolean taken =
        ids.addDistinct(
            signal.micros(),
            Texts.hash(String.valueOf(hash)),
            signal.index(),
            window,
            room(least + EventWindow.MOST_EVIDENCE));
    if (taken && ids.size() >= least && ids.tell(signal.micros(), window)) {
      alarms.raise(
          alarm(
              signal,
              ids.evidence(),
              "%d different session ids that nobody was given, from one network within %d s",
              ids.size(),
              ids.spanMicros() / 1_000_000));
    }
  }
}
