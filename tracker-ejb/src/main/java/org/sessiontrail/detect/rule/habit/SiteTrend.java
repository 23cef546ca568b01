package org.sessiontrail.detect.rule.habit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Alarm;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.KeyedState;
import org.sessiontrail.detect.Rule;
import org.sessiontrail.detect.Signal;

/**
 * D19, AppSensor STE1 to STE3: the whole site does something far more often than at this hour of
 * the last seven days: fifty times within the hour at least, and more than ten times the median for
 * sign-ins, five times for signing out, twenty times for one business action. Weight 25 of nobody
 * in particular, once an hour. Says nothing in the first seven days.
 */
public final class SiteTrend implements Rule {
  private static final int MOST_NAMES = 200;
  private static final String SIGN_IN = " sign-in";
  private static final String SIGN_OUT = " sign-out";

  private final RuleSettings settings;
  private final KeyedState<HourCounts> byName =
      new KeyedState<>(MOST_NAMES, HourCounts::new, new HourCounts.Form());

  /** One that has learned nothing yet. */
  public SiteTrend(RuleSettings settings) {
    this.settings = settings;
  }

  @Override
  public DetectRule id() {
    return DetectRule.D19;
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    if (signal.who().signIn()) {
      add(signal, SIGN_IN, settings.threshold2(), alarms);
    } else if (signal.sort() == Signal.Sort.LOGOUT) {
      add(signal, SIGN_OUT, Math.max(1, settings.threshold2() / 2), alarms);
    } else if (signal.sort() == Signal.Sort.ACTION) {
      add(signal, signal.name(), settings.threshold2() * 2, alarms);
    }
  }

  private void add(Signal signal, String name, long factor, Alarms alarms) {
    HourCounts counts = byName.of(name);
    if (!counts.add(signal.micros(), signal.index())) {
      return;
    }
    int now = counts.now();
    if (now >= settings.threshold()
        && counts.isLearned()
        && now > factor * counts.usual()
        && counts.tell()) {
      String what = name.startsWith(" ") ? name.trim() : "one action";
      String why =
          String.format(
              Locale.ROOT,
              "%s %d times within an hour on the whole site; %d is usual at this hour",
              what,
              now,
              counts.usual());
      List<Long> evidence = List.of(counts.first(), signal.index());
      alarms.raise(new Alarm(id(), id().severity(), signal.ofNobody(), why, evidence));
    }
  }

  @Override
  public void write(DataOutput out) throws IOException {
    byName.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    byName.read(in);
  }
}
