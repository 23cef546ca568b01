package org.sessiontrail.detect.rule.session;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.config.detect.Severity;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.KeyedState;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.Texts;
import org.sessiontrail.detect.WindowRule;

/**
 * D04, ASVS 7.2.4: somebody signs in, and the session keeps the id that it had while nobody was
 * known on it. If it came in the address of a page, or another client began the session elsewhere,
 * weight 25 each time; else that is a weakness of the application and no attack: weight 10, told of
 * the application once within the window, a day, after as many sign-ins as the threshold says.
 */
public final class SessionFixation extends WindowRule {
  /** Name of the action that tells of an id that came in an address. */
  static final String IN_ADDRESS = "session.id-in-url";

  private static final String APPLICATION = "";
  private static final long JUST_NOW_MICROS = TimeUnit.SECONDS.toMicros(60);

  private final KeyedState<Begun> bySession =
      new KeyedState<>(KeyedState.MOST_KEYS, Begun::new, new BegunForm());

  /** A session on which nobody is known yet. */
  private static final class Begun {
    private boolean inAddress;
    private long index = -1;
    private @Nullable String network;
    private @Nullable String family;
    private long changedMicros = Long.MIN_VALUE;
  }

  /** One that has seen nothing yet. */
  public SessionFixation(RuleSettings settings) {
    super(DetectRule.D04, settings);
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    String session = signal.who().session();
    if (session == null) {
      return;
    }
    if (signal.sort() == Signal.Sort.STARTED && signal.name().equals("created")) {
      bySession.put(session, new Begun());
    }
    Begun begun = bySession.find(session);
    if (begun == null) {
      return;
    }
    switch (signal.sort()) {
      case ID_CHANGED -> begun.changedMicros = Math.max(begun.changedMicros, signal.micros());
      case ACTION -> begun.inAddress |= signal.name().equals(IN_ADDRESS);
      case ENDED -> bySession.remove(session);
      case REQUEST, LOGIN -> used(signal, session, begun, alarms);
      default -> {}
    }
  }

  private void used(Signal signal, String session, Begun begun, Alarms alarms) {
    if (signal.who().account() == null) {
      if (begun.index < 0) {
        begun.index = signal.index();
        begun.network = signal.client().network();
        begun.family = family(signal);
      }
      return;
    }
    bySession.remove(session);
    if (begun.index >= 0 && begun.changedMicros < signal.micros() - JUST_NOW_MICROS) {
      kept(signal, begun, alarms);
    }
  }

  private void kept(Signal signal, Begun begun, Alarms alarms) {
    List<Long> evidence = List.of(begun.index, signal.index());
    boolean elsewhere =
        differs(begun.network, signal.client().network()) && differs(begun.family, family(signal));
    if (begun.inAddress || elsewhere) {
      String how =
          begun.inAddress ? "came in the address of a page" : "was first used by another client";
      alarms.raise(
          alarm(
              signal, evidence, "somebody signed in, and the session kept its id, which %s", how));
      return;
    }
    long window = settings().windowMicros();
    EventWindow all = windows().of(APPLICATION);
    if (all.add(signal.micros(), 0, signal.index(), window, room(settings().threshold() + 20))
        && all.size() >= settings().threshold()
        && all.tell(signal.micros(), window)) {
      alarms.raise(
          alarm(
              Severity.LOW,
              signal.ofNobody(),
              all.evidence(),
              "the application lets sessions keep their id when somebody signs in: %d times",
              all.size()));
    }
  }

  private static boolean differs(@Nullable String before, @Nullable String now) {
    return before != null && now != null && !Objects.equals(before, now);
  }

  private static String family(Signal signal) {
    return signal.client().agent().browser() + "|" + signal.client().agent().system();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    super.write(out);
    bySession.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    super.read(in);
    bySession.read(in);
  }

  private static final class BegunForm implements KeyedState.Form<Begun> {
    @Override
    public void write(Begun begun, DataOutput out) throws IOException {
      out.writeBoolean(begun.inAddress);
      out.writeLong(begun.index);
      Texts.write(out, begun.network);
      Texts.write(out, begun.family);
      out.writeLong(begun.changedMicros);
    }

    @Override
    public Begun read(DataInput in) throws IOException {
      Begun out = new Begun();
      out.inAddress = in.readBoolean();
      out.index = in.readLong();
      out.network = Texts.read(in);
      out.family = Texts.read(in);
      out.changedMicros = in.readLong();
      return out;
    }
  }
}
