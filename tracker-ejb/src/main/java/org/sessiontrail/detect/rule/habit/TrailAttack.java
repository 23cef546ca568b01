package org.sessiontrail.detect.rule.habit;

import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.config.detect.Severity;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.WindowRule;

/**
 * D20, AppSensor IE6: somebody works on the trail itself. The log does not agree with its proofs or
 * anchors any more, which a rollback shows as too: weight 100. Records were lost, a stream broke
 * off, a clock was set back, what is recorded was changed: weight 25, for a crash looks alike. Each
 * sort once within the window, an hour.
 */
public final class TrailAttack extends WindowRule {
  private static final String VERIFICATION = "verification";

  /** One that has seen nothing yet. */
  public TrailAttack(RuleSettings settings) {
    super(DetectRule.D20, settings);
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    if (signal.sort() != Signal.Sort.TRAIL) {
      return;
    }
    long window = settings().windowMicros();
    long least = settings().threshold();
    EventWindow all = windows().of(signal.name());
    if (all.add(signal.micros(), 0, signal.index(), window, room(least + EventWindow.MOST_EVIDENCE))
        && all.size() >= least
        && all.tell(signal.micros(), window)) {
      boolean proved = signal.name().equals(VERIFICATION);
      alarms.raise(
          alarm(
              proved ? Severity.CRITICAL : Severity.MEDIUM,
              signal.ofNobody(),
              all.evidence(),
              proved
                  ? "the log does not agree with its proofs or anchors"
                  : "the trail itself was disturbed: " + signal.name()));
    }
  }
}
