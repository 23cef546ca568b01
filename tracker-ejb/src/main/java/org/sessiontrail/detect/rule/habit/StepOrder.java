package org.sessiontrail.detect.rule.habit;

import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.WindowRule;
import org.sessiontrail.privacy.PathPatterns;

/**
 * D15, OWASP vocabulary sequence_fail: a step of an order that {@code tracker.detect.sequences}
 * declares is answered, and the session did not have the step before it within the window, an hour;
 * weight 25. What is refused or sent elsewhere is no step: then the application saw to it.
 */
public final class StepOrder extends WindowRule {
  private static final int FIRST_OK = 200;
  private static final int FIRST_ELSEWHERE = 300;
  private static final int MOST_STEPS = 64;
  private static final String BROKEN = "broken ";

  private final List<List<PathPatterns>> orders = new ArrayList<>();

  /**
   * One that has seen nothing yet.
   *
   * @param declared orders as the setting has them: {@code /cart>/address>/pay}
   */
  public StepOrder(RuleSettings settings, List<String> declared) {
    super(DetectRule.D15, settings);
    for (String each : declared) {
      List<PathPatterns> steps = new ArrayList<>();
      for (String step : each.split(">", -1)) {
        steps.add(new PathPatterns(List.of(step)));
      }
      orders.add(steps);
    }
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    Signal.Asked asked = signal.asked();
    String session = signal.who().session();
    if (asked == null
        || session == null
        || asked.status() < FIRST_OK
        || asked.status() >= FIRST_ELSEWHERE) {
      return;
    }
    for (int order = 0; order < orders.size(); order++) {
      List<PathPatterns> steps = orders.get(order);
      for (int step = 0; step < steps.size(); step++) {
        if (steps.get(step).matches(asked.path())) {
          taken(signal, order + " " + session, step, alarms);
        }
      }
    }
  }

  private void taken(Signal signal, String key, int step, Alarms alarms) {
    long window = settings().windowMicros();
    EventWindow steps = windows().of(key);
    boolean taken = steps.addDistinct(signal.micros(), step, signal.index(), window, MOST_STEPS);
    if (!taken || step == 0 || steps.counts().containsKey((long) step - 1)) {
      return;
    }
    EventWindow broken = windows().of(BROKEN + key);
    long least = settings().threshold();
    if (broken.add(signal.micros(), step, signal.index(), window, room(least + 20))
        && broken.size() >= least
        && broken.tell(signal.micros(), window)) {
      alarms.raise(
          alarm(
              signal,
              broken.evidence(),
              "step %d of a declared order was answered without step %d before it",
              step + 1,
              step));
    }
  }
}
