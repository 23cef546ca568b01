package org.sessiontrail.detect.rule;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

/**
 * D03: another client goes on with a session. A telephone that changes from one network to another
 * stays the same client, and so does a browser that was updated.
 *
 * <p>Remembers the clients that a session had, so that two that take turns are told of once.
 */
final class SessionHijack implements Rule {
  private static final int MOST_KNOWN = 8;

  private final RuleSettings settings;
  private final KeyedState<Held> bySession =
      new KeyedState<>(KeyedState.MOST_KEYS, Held::new, new HeldForm());

  /** Who held a session last, and the hashes of all who were told of. */
  private static final class Held {
    private @Nullable String name;
    private @Nullable String family;
    private @Nullable String network;
    private long asn = -1;
    private @Nullable String country;
    private @Nullable String language;
    private long micros;
    private long index = -1;
    private final List<Long> told = new ArrayList<>();
  }

  SessionHijack(RuleSettings settings) {
    this.settings = settings;
  }

  @Override
  public DetectRule id() {
    return DetectRule.D03;
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    String session = signal.who().session();
    if (session == null || signal.asked() == null) {
      return;
    }
    Held held = bySession.of(session);
    Signal.Client client = signal.client();
    boolean near = Math.abs(signal.micros() - held.micros) <= settings.windowMicros();
    if (held.index >= 0 && near) {
      compare(signal, held, client, alarms);
    }
    if (signal.micros() >= held.micros || !near) {
      hold(held, signal, client);
    }
  }

  private void compare(Signal signal, Held held, Signal.Client client, Alarms alarms) {
    boolean other = isOtherClient(held, client);
    boolean network = isOtherNetwork(held, client);
    boolean country = isOther(held.country, client.place().country());
    boolean language = isOther(held.language, client.language());
    Severity severity = severity(other, network, country);
    if (severity == null) {
      return;
    }
    long which = Texts.hash(family(client.agent()) + "|" + client.place().country());
    if (held.told.contains(which)) {
      return;
    }
    if (held.told.size() < MOST_KNOWN) {
      held.told.add(which);
      held.told.add(Texts.hash(held.family + "|" + held.country));
    }
    List<String> changed = new ArrayList<>();
    add(changed, other, "browser or system");
    add(changed, country, "country");
    add(changed, network, "network");
    add(changed, language, "language");
    alarms.raise(
        new Alarm(
            id(),
            severity,
            signal,
            String.format(
                Locale.ROOT,
                "within one session changed: %s, %d s after the request before",
                String.join(", ", changed),
                Math.max(0, signal.micros() - held.micros) / 1_000_000),
            List.of(held.index, signal.index())));
  }

  private static @Nullable Severity severity(boolean other, boolean network, boolean country) {
    if (country || (other && network)) {
      return Severity.HIGH;
    }
    return other ? Severity.MEDIUM : null;
  }

  private static void add(List<String> changed, boolean did, String what) {
    if (did) {
      changed.add(what);
    }
  }

  /** Another browser or system, and another name: what a table can't read is read by its text. */
  private boolean isOtherClient(Held held, Signal.Client client) {
    String before = held.name;
    String now = client.name();
    return before != null
        && now != null
        && !before.equals(now)
        && !Objects.equals(held.family, family(client.agent()))
        && Texts.likeness(before, now) * 100 < settings.threshold();
  }

  /** Networks of one operator are one, where the file of places knows operators. */
  private static boolean isOtherNetwork(Held held, Signal.Client client) {
    Long now = client.place().network();
    if (held.asn >= 0 && now != null) {
      return held.asn != now;
    }
    return isOther(held.network, client.network());
  }

  private static boolean isOther(@Nullable String before, @Nullable String now) {
    return before != null && now != null && !before.equals(now);
  }

  private static String family(Agent agent) {
    return agent.browser() + "|" + agent.system();
  }

  /** What a request does not say goes on as it was. */
  private static void hold(Held held, Signal signal, Signal.Client client) {
    if (client.name() != null) {
      held.name = client.name();
      held.family = family(client.agent());
    }
    held.network = client.network() == null ? held.network : client.network();
    Long operator = client.place().network();
    held.asn = operator == null ? held.asn : operator;
    String country = client.place().country();
    held.country = country == null ? held.country : country;
    held.language = client.language() == null ? held.language : client.language();
    held.micros = signal.micros();
    held.index = signal.index();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    bySession.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    bySession.read(in);
  }

  private static final class HeldForm implements KeyedState.Form<Held> {
    @Override
    public void write(Held held, DataOutput out) throws IOException {
      Texts.write(out, held.name);
      Texts.write(out, held.family);
      Texts.write(out, held.network);
      out.writeLong(held.asn);
      Texts.write(out, held.country);
      Texts.write(out, held.language);
      out.writeLong(held.micros);
      out.writeLong(held.index);
      out.writeByte(held.told.size());
      for (long each : held.told) {
        out.writeLong(each);
      }
    }

    @Override
    public Held read(DataInput in) throws IOException {
      Held out = new Held();
      out.name = Texts.read(in);
      out.family = Texts.read(in);
      out.network = Texts.read(in);
      out.asn = in.readLong();
      out.country = Texts.read(in);
      out.language = Texts.read(in);
      out.micros = in.readLong();
      out.index = in.readLong();
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        out.told.add(in.readLong());
      }
      return out;
    }
  }
}
