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
import org.sessiontrail.detect.Texts;

/**
 * D14, AppSensor UT1: a session goes its ways as nobody does. A first-order Markov model of routes
 * is learned from all sessions, half of it forgotten each half window (of 30 days). The mean
 * likelihood of the steps of a session, looked at after twenty steps and after each ten more, is
 * compared with that of the sessions before at their tenth step; more than three standard
 * deviations below the mean weighs 10, once for each session. Nothing is said before a thousand
 * sessions were seen.
 */
public final class ErraticNavigation implements Rule {
  private static final int STEPS = 10;

  /**
   * Ten steps of anybody may be odd: judged at ten, one session in a thousand was a false alarm.
   */
  private static final int JUDGED_FROM = 20;

  private static final double LEAST_DEVIATION = 0.05;
  private static final int LEAST_SAMPLES = 100;

  private final RuleSettings settings;
  private final RouteModel model = new RouteModel();
  private final KeyedState<Way> bySession =
      new KeyedState<>(KeyedState.MOST_KEYS, Way::new, new WayForm());
  private double sessions;
  private double samples;
  private double sum;
  private double squares;
  private long fadedMicros;

  /** The way of a session so far. */
  private static final class Way {
    private int last = -1;
    private int steps;
    private double log;
    private long index;
    private boolean told;
  }

  /** One that has learned nothing yet. */
  public ErraticNavigation(RuleSettings settings) {
    this.settings = settings;
  }

  @Override
  public DetectRule id() {
    return DetectRule.D14;
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    Signal.Asked asked = signal.asked();
    String session = signal.who().session();
    if (asked == null || session == null || !asked.isPage() || asked.isMissed()) {
      return;
    }
    fade(signal.micros());
    Way way = bySession.of(session);
    int now = model.number(Texts.hash(asked.route()));
    if (way.last < 0) {
      way.index = signal.index();
      sessions++;
    } else {
      way.log += model.logLikelihood(way.last, now);
      way.steps++;
      model.learn(way.last, now);
      judge(signal, way, alarms);
    }
    way.last = now;
  }

  private void judge(Signal signal, Way way, Alarms alarms) {
    if (way.steps % STEPS != 0) {
      return;
    }
    double mean = way.log / way.steps;
    double usual = samples == 0 ? 0 : sum / samples;
    double spread = samples == 0 ? 0 : squares / samples - usual * usual;
    double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, spread)));
    double below = (usual - mean) / deviation;
    boolean learned =
        way.steps >= JUDGED_FROM && sessions >= settings.threshold2() && samples >= LEAST_SAMPLES;
    if (learned && below > settings.threshold() && !way.told) {
      way.told = true;
      String why =
          String.format(
              Locale.ROOT,
              "%d steps from route to route, %.1f deviations less likely than usual",
              way.steps,
              below);
      List<Long> evidence = List.of(way.index, signal.index());
      alarms.raise(new Alarm(id(), id().severity(), signal, why, evidence));
    }
    if (way.steps == STEPS) {
      samples++;
      sum += mean;
      squares += mean * mean;
    }
  }

  private void fade(long micros) {
    if (fadedMicros == 0) {
      fadedMicros = micros;
    }
    if (micros - fadedMicros > settings.windowMicros() / 2) {
      fadedMicros = micros;
      model.fade();
      sessions /= 2;
      samples /= 2;
      sum /= 2;
      squares /= 2;
    }
  }

  @Override
  public void write(DataOutput out) throws IOException {
    model.write(out);
    bySession.write(out);
    out.writeDouble(sessions);
    out.writeDouble(samples);
    out.writeDouble(sum);
    out.writeDouble(squares);
    out.writeLong(fadedMicros);
  }

  @Override
  public void read(DataInput in) throws IOException {
    model.read(in);
    bySession.read(in);
    sessions = in.readDouble();
    samples = in.readDouble();
    sum = in.readDouble();
    squares = in.readDouble();
    fadedMicros = in.readLong();
  }

  private static final class WayForm implements KeyedState.Form<Way> {
    @Override
    public void write(Way way, DataOutput out) throws IOException {
      out.writeInt(way.last);
      out.writeInt(way.steps);
      out.writeDouble(way.log);
      out.writeLong(way.index);
      out.writeBoolean(way.told);
    }

    @Override
    public Way read(DataInput in) throws IOException {
      Way out = new Way();
      out.last = in.readInt();
      out.steps = in.readInt();
      out.log = in.readDouble();
      out.index = in.readLong();
      out.told = in.readBoolean();
      return out;
    }
  }
}
