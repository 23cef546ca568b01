package org.sessiontrail.detect.rule;

import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.config.detect.Severity;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.Texts;
import org.sessiontrail.detect.WindowRule;

/**
 * D13: somebody looks for what is not linked. Of a session different paths count, for one missing
 * picture on a page that is looked at often is nobody's search. Of a network it takes hundreds:
 * many people may be behind it.
 */
final class ForcedBrowsing extends WindowRule {
  ForcedBrowsing(RuleSettings settings) {
    super(DetectRule.D13, settings);
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    Signal.Asked asked = signal.asked();
    if (asked == null || !asked.isMissed()) {
      return;
    }
    long path = Texts.hash(asked.path());
    String session = signal.who().session();
    if (session != null) {
      ofSession(signal, session, path, alarms);
    }
    String network = signal.client().network();
    if (network != null) {
      ofNetwork(signal, network, path, alarms);
    }
  }

  private void ofSession(Signal signal, String session, long path, Alarms alarms) {
    long window = settings().windowMicros();
    long least = settings().threshold();
    EventWindow missed = windows().of("s " + session);
    if (missed.addDistinct(signal.micros(), path, signal.index(), window, room(least * 2))
        && missed.size() >= least
        && missed.tell(signal.micros(), window)) {
      alarms.raise(
          alarm(
              signal,
              missed.evidence(),
              "%d different paths answered 403 or 404 within %d s",
              missed.size(),
              missed.spanMicros() / 1_000_000));
    }
  }

  private void ofNetwork(Signal signal, String network, long path, Alarms alarms) {
    long window = 2 * settings().windowMicros();
    long least = settings().threshold2();
    EventWindow missed = windows().of("n " + network);
    if (missed.add(signal.micros(), path, signal.index(), window, room(least))
        && missed.size() > least
        && missed.distinct() > least / 2
        && missed.tell(signal.micros(), window)) {
      alarms.raise(
          alarm(
              Severity.HIGH,
              signal,
              missed.evidence(),
              "more than %d answers 403 or 404 to one network within %d s, %d different paths",
              least,
              missed.spanMicros() / 1_000_000,
              missed.distinct()));
    }
  }
}
