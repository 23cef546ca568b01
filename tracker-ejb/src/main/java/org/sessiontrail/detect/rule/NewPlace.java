package org.sessiontrail.detect.rule;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.config.detect.Severity;
import org.sessiontrail.detect.Alarm;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.KeyedState;
import org.sessiontrail.detect.Rule;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.Texts;
import org.sessiontrail.enrich.agent.Agent;
import org.sessiontrail.enrich.place.Position;

/** D02: a user signs in from where, or with what, they never did lately. */
final class NewPlace implements Rule {
  private static final int COUNTRIES = 10;
  private static final int CITIES = 20;
  private static final int DEVICES = 20;
  private static final double SAME_CITY_KM = 20;

  private final RuleSettings settings;
  private final KeyedState<Habits> byUser =
      new KeyedState<>(KeyedState.MOST_KEYS, Habits::new, new HabitsForm());

  /** Where a user signs in from; the latest last. */
  private static final class Habits {
    private int signIns;
    private long firstMicros;
    private long lastIndex = -1;
    private final Deque<Long> countries = new ArrayDeque<>();
    private final Deque<Position> cities = new ArrayDeque<>();
    private final Deque<Long> devices = new ArrayDeque<>();
  }

  NewPlace(RuleSettings settings) {
    this.settings = settings;
  }

  @Override
  public DetectRule id() {
    return DetectRule.D02;
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    String account = signal.who().account();
    if (account == null || !signal.who().signIn()) {
      return;
    }
    Habits habits = byUser.of(account);
    if (habits.signIns == 0) {
      habits.firstMicros = signal.micros();
    }
    boolean learned =
        habits.signIns >= settings.threshold()
            || signal.micros() - habits.firstMicros
                >= TimeUnit.DAYS.toMicros(settings.threshold2());
    List<String> news = news(habits, signal.client());
    if (learned && habits.signIns > 0 && !news.isEmpty()) {
      alarms.raise(
          new Alarm(
              id(),
              news.size() > 1 ? Severity.MEDIUM : Severity.LOW,
              signal,
              String.format(
                  Locale.ROOT,
                  "a sign-in from a new %s, after %d others",
                  String.join(" and a new ", news),
                  habits.signIns),
              List.of(habits.lastIndex, signal.index())));
    }
    habits.signIns++;
    habits.lastIndex = signal.index();
  }

  /** What is new, and is known from now on. A new city of a new country is one thing. */
  private static List<String> news(Habits habits, Signal.Client client) {
    List<String> out = new ArrayList<>();
    String country = client.place().country();
    boolean newCountry = country != null && isNew(habits.countries, Texts.hash(country), COUNTRIES);
    boolean newCity = isNewCity(habits.cities, client.position());
    if (newCountry) {
      out.add("country");
    } else if (newCity) {
      out.add("city");
    }
    String device = device(client.agent());
    if (device != null && isNew(habits.devices, Texts.hash(device), DEVICES)) {
      out.add("device");
    }
    return out;
  }

  /** The version is left out: browsers bring a new one each month. */
  private static @Nullable String device(Agent agent) {
    return agent.equals(Agent.NOTHING_KNOWN)
        ? null
        : agent.device() + "|" + agent.browser() + "|" + agent.system();
  }

  private static boolean isNew(Deque<Long> known, long one, int most) {
    boolean isNew = !known.remove(one);
    known.addLast(one);
    if (known.size() > most) {
      known.removeFirst();
    }
    return isNew;
  }

  private static boolean isNewCity(Deque<Position> known, @Nullable Position at) {
    if (at == null) {
      return false;
    }
    boolean isNew = !known.removeIf(each -> each.km(at) <= SAME_CITY_KM);
    known.addLast(at);
    if (known.size() > CITIES) {
      known.removeFirst();
    }
    return isNew;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    byUser.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    byUser.read(in);
  }

  private static final class HabitsForm implements KeyedState.Form<Habits> {
    @Override
    public void write(Habits habits, DataOutput out) throws IOException {
      out.writeInt(habits.signIns);
      out.writeLong(habits.firstMicros);
      out.writeLong(habits.lastIndex);
      write(habits.countries, out);
      write(habits.devices, out);
      out.writeByte(habits.cities.size());
      for (Position each : habits.cities) {
        out.writeDouble(each.latitude());
        out.writeDouble(each.longitude());
        out.writeDouble(each.radiusKm());
      }
    }

    private static void write(Deque<Long> known, DataOutput out) throws IOException {
      out.writeByte(known.size());
      for (long each : known) {
        out.writeLong(each);
      }
    }

    @Override
    public Habits read(DataInput in) throws IOException {
      Habits out = new Habits();
      out.signIns = in.readInt();
      out.firstMicros = in.readLong();
      out.lastIndex = in.readLong();
      read(out.countries, in);
      read(out.devices, in);
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        out.cities.addLast(new Position(in.readDouble(), in.readDouble(), in.readDouble()));
      }
      return out;
    }

    private static void read(Deque<Long> known, DataInput in) throws IOException {
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        known.addLast(in.readLong());
      }
    }
  }
}
