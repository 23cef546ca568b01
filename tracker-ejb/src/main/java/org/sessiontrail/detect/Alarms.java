package org.sessiontrail.detect;

import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.config.detect.DetectRule;

/** What rules notice at one signal. */
public final class Alarms {
  private final List<Alarm> raised = new ArrayList<>();

  /** Something was noticed. */
  public void raise(Alarm alarm) {
    raised.add(alarm);
  }

  /** Whether {@code rule}, which was asked before, noticed something at the same signal. */
  public boolean has(DetectRule rule) {
    return raised.stream().anyMatch(alarm -> alarm.rule() == rule);
  }

  /** All of it, in the order of the rules. */
  public List<Alarm> all() {
    return List.copyOf(raised);
  }
}
