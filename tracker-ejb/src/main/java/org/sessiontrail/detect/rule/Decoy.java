package org.sessiontrail.detect.rule;

import java.util.List;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.WindowRule;
import org.sessiontrail.privacy.PathPatterns;

/** D16: a trap is touched. */
final class Decoy extends WindowRule {
  private final PathPatterns traps;

  Decoy(RuleSettings settings, List<String> paths) {
    super(DetectRule.D16, settings);
    this.traps = new PathPatterns(paths);
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    Signal.Asked asked = signal.asked();
    String source = signal.source();
    if (asked == null || source == null || !traps.matches(asked.path())) {
      return;
    }
    long window = settings().windowMicros();
    EventWindow touched = windows().of(source);
    int most = room(settings().threshold() + EventWindow.MOST_EVIDENCE);
    if (touched.add(signal.micros(), 0, signal.index(), window, most)
        && touched.size() >= settings().threshold()
        && touched.tell(signal.micros(), window)) {
      alarms.raise(alarm(signal, touched.evidence(), "a decoy was asked for"));
    }
  }
}
