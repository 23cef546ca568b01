package org.sessiontrail.detect.rule;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Alarm;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.KeyedState;
import org.sessiontrail.detect.Rule;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.enrich.place.Position;

/**
 * D01: one user in two places that are too far apart. Two requests at the same moment are taken to
 * be a third of a second apart.
 */
final class ImpossibleTravel implements Rule {
  private static final double HOUR_MICROS = 3_600_000_000.0;
  private static final double LEAST_HOURS = 0.0001;

  private final RuleSettings settings;
  private final KeyedState<Stay> byUser =
      new KeyedState<>(KeyedState.MOST_KEYS, () -> Stay.NOWHERE, new StayForm());

  /** Where a user was last, and whether that was told of. */
  private record Stay(
      @Nullable String network, Position position, long micros, long index, int jumps) {
    static final Stay NOWHERE = new Stay(null, new Position(0, 0, 0), 0, 0, 0);
  }

  ImpossibleTravel(RuleSettings settings) {
    this.settings = settings;
  }

  @Override
  public DetectRule id() {
    return DetectRule.D01;
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    String account = signal.who().account();
    String network = signal.client().network();
    Position position = signal.client().position();
    if (account == null
        || network == null
        || position == null
        || signal.sort() == Signal.Sort.REFUSED_LOGIN) {
      return;
    }
    Stay before = byUser.of(account);
    int jumps = before.jumps;
    if (before.network != null && !network.equals(before.network)) {
      double km = before.position.kmAtLeast(position);
      long apart = Math.abs(signal.micros() - before.micros);
      double hours = Math.max(LEAST_HOURS, apart / HOUR_MICROS);
      if (apart <= settings.windowMicros()
          && km >= settings.threshold2()
          && km / hours > settings.threshold()) {
        jumps++;
        if (isTold(jumps)) {
          alarms.raise(alarm(signal, before, km, hours));
        }
      }
    }
    boolean older = signal.micros() < before.micros;
    if (before.network == null
        || !older
        || before.micros - signal.micros() > settings.windowMicros()) {
      byUser.put(account, new Stay(network, position, signal.micros(), signal.index(), jumps));
    }
  }

  /** Two who use one account turn by turn are told of at the 1st, 2nd, 4th, 8th … jump. */
  private static boolean isTold(int jumps) {
    return Integer.bitCount(jumps) == 1;
  }

  private Alarm alarm(Signal signal, Stay before, double km, double hours) {
    return new Alarm(
        id(),
        id().severity(),
        signal,
        String.format(
            Locale.ROOT,
            "at least %.0f km within %.0f min, which is more than %d km/h",
            km,
            hours * 60,
            settings.threshold()),
        List.of(before.index, signal.index()));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    byUser.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    byUser.read(in);
  }

  private static final class StayForm implements KeyedState.Form<Stay> {
    @Override
    public void write(Stay stay, DataOutput out) throws IOException {
      out.writeUTF(stay.network == null ? "" : stay.network);
      out.writeDouble(stay.position.latitude());
      out.writeDouble(stay.position.longitude());
      out.writeDouble(stay.position.radiusKm());
      out.writeLong(stay.micros);
      out.writeLong(stay.index);
      out.writeInt(stay.jumps);
    }

    @Override
    public Stay read(DataInput in) throws IOException {
      String network = in.readUTF();
      Position position = new Position(in.readDouble(), in.readDouble(), in.readDouble());
      return new Stay(
          network.isEmpty() ? null : network, position, in.readLong(), in.readLong(), in.readInt());
    }
  }
}
