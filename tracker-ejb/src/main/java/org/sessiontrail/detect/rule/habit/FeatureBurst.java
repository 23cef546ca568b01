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
 * D18, AppSensor UT3 and UT4: a user uses a feature, that is a business action, far more often
 * within an hour than they do: more than ten times, and more than the mean and four standard
 * deviations of the hours in which they used it before. Weight 25, once an hour. Learns from five
 * such hours at least, and forgets half of them each half window, of 30 days.
 */
public final class FeatureBurst implements Rule {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final double DEVIATIONS = 4;
  private static final String OURS = "session.";

  private final RuleSettings settings;
  private final KeyedState<Use> byUse =
      new KeyedState<>(KeyedState.MOST_KEYS, Use::new, new UseForm());

  /** How one user uses one feature. */
  private static final class Use {
    private long hour = Long.MIN_VALUE;
    private long first;
    private int count;
    private boolean told;
    private double hours;
    private double sum;
    private double squares;
    private long fadedHour;
  }

  /** One that has learned nothing yet. */
  public FeatureBurst(RuleSettings settings) {
    this.settings = settings;
  }

  @Override
  public DetectRule id() {
    return DetectRule.D18;
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    String account = signal.who().account();
    if (signal.sort() != Signal.Sort.ACTION || account == null || signal.name().startsWith(OURS)) {
      return;
    }
    Use use = byUse.of(account + " " + signal.name());
    long hour = Math.floorDiv(signal.micros(), HOUR_MICROS);
    if (hour != use.hour) {
      if (hour == use.hour - 1) {
        return; // a little late: that hour is closed
      }
      begin(use, hour, signal.index());
    }
    use.count++;
    if (!use.told && use.hours >= settings.threshold2() && use.count > limit(use)) {
      use.told = true;
      String why =
          String.format(
              Locale.ROOT,
              "a feature was used %d times within an hour, %.1f times usually",
              use.count,
              use.sum / use.hours);
      List<Long> evidence = List.of(use.first, signal.index());
      alarms.raise(new Alarm(id(), id().severity(), signal, why, evidence));
    }
  }

  private double limit(Use use) {
    double mean = use.sum / use.hours;
    double spread = Math.max(0, use.squares / use.hours - mean * mean);
    return Math.max((double) settings.threshold(), mean + DEVIATIONS * Math.sqrt(spread));
  }

  /** The hour before is learned, unless it was told of. */
  private void begin(Use use, long hour, long index) {
    long half = settings.windowMicros() / 2 / HOUR_MICROS;
    if (use.count == 0) {
      use.fadedHour = hour;
    } else if (!use.told) {
      use.hours++;
      use.sum += use.count;
      use.squares += (double) use.count * use.count;
    }
    while (half > 0 && hour - use.fadedHour > half && use.hours > 0.1) {
      use.fadedHour += half;
      use.hours /= 2;
      use.sum /= 2;
      use.squares /= 2;
    }
    use.fadedHour = Math.max(use.fadedHour, hour - Math.max(1, half));
    use.hour = hour;
    use.first = index;
    use.count = 0;
    use.told = false;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    byUse.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    byUse.read(in);
  }

  private static final class UseForm implements KeyedState.Form<Use> {
    @Override
    public void write(Use use, DataOutput out) throws IOException {
      out.writeLong(use.hour);
      out.writeLong(use.first);
      out.writeInt(use.count);
      out.writeBoolean(use.told);
      out.writeDouble(use.hours);
      out.writeDouble(use.sum);
      out.writeDouble(use.squares);
      out.writeLong(use.fadedHour);
    }

    @Override
    public Use read(DataInput in) throws IOException {
      Use out = new Use();
      out.hour = in.readLong();
      out.first = in.readLong();
      out.count = in.readInt();
      out.told = in.readBoolean();
      out.hours = in.readDouble();
      out.sum = in.readDouble();
      out.squares = in.readDouble();
      out.fadedHour = in.readLong();
      return out;
    }
  }
}
