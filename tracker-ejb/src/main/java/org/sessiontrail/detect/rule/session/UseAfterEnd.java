package org.sessiontrail.detect.rule.session;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

/**
 * D06, OWASP vocabulary session_use_after_expire: the id of a session that has ended is used again.
 * Browsers do that each day, so the same network again is nothing. From another network by another
 * client within the window, a day: weight 50. By the same client elsewhere, and the session was
 * ended on purpose within as many minutes as the threshold says: weight 10. Once for each session.
 */
public final class UseAfterEnd implements Rule {
  private static final Set<String> ON_PURPOSE = Set.of("logout", "invalidated", "revoked");

  private final RuleSettings settings;
  private final KeyedState<Past> bySession =
      new KeyedState<>(KeyedState.MOST_KEYS, Past::new, new PastForm());

  /** What is remembered of a session. */
  private static final class Past {
    private @Nullable String network;
    private @Nullable String family;
    private long index = -1;
    private long endedMicros = Long.MIN_VALUE;
    private boolean onPurpose;
    private boolean told;
  }

  /** One that has seen nothing yet. */
  public UseAfterEnd(RuleSettings settings) {
    this.settings = settings;
  }

  @Override
  public DetectRule id() {
    return DetectRule.D06;
  }

  @Override
  public void take(Signal signal, Alarms alarms) {
    String session = signal.who().session();
    if (signal.sort() == Signal.Sort.STALE_ID) {
      Past past = bySession.find(signal.name());
      if (past != null && past.endedMicros != Long.MIN_VALUE && !past.told) {
        again(signal, past, alarms);
      }
    } else if (session != null && signal.sort() == Signal.Sort.REQUEST) {
      Past past = bySession.of(session);
      past.network = signal.client().network();
      past.family = family(signal);
      past.index = signal.index();
    } else if (session != null && signal.sort() == Signal.Sort.ENDED) {
      Past past = bySession.of(session);
      past.endedMicros = signal.micros();
      past.onPurpose = ON_PURPOSE.contains(signal.name());
      past.index = signal.index();
    }
  }

  private void again(Signal signal, Past past, Alarms alarms) {
    long passed = signal.micros() - past.endedMicros;
    String network = signal.client().network();
    boolean elsewhere = network != null && past.network != null && !network.equals(past.network);
    if (!elsewhere || passed < 0 || passed > settings.windowMicros()) {
      return;
    }
    boolean other = past.family != null && !past.family.equals(family(signal));
    boolean soon = passed <= TimeUnit.MINUTES.toMicros(settings.threshold());
    if (!other && !(past.onPurpose && soon)) {
      return;
    }
    past.told = true;
    String why =
        String.format(
            Locale.ROOT,
            "the id of a session was used from another network%s, %d s after the session ended",
            other ? " by another client" : "",
            passed / 1_000_000);
    Severity severity = other ? Severity.HIGH : Severity.LOW;
    alarms.raise(new Alarm(id(), severity, signal, why, List.of(past.index, signal.index())));
  }

  private static String family(Signal signal) {
    return signal.client().agent().browser() + "|" + signal.client().agent().system();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    bySession.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    bySession.read(in);
  }

  private static final class PastForm implements KeyedState.Form<Past> {
    @Override
    public void write(Past past, DataOutput out) throws IOException {
      Texts.write(out, past.network);
      Texts.write(out, past.family);
      out.writeLong(past.index);
      out.writeLong(past.endedMicros);
      out.writeBoolean(past.onPurpose);
      out.writeBoolean(past.told);
    }

    @Override
    public Past read(DataInput in) throws IOException {
      Past out = new Past();
      out.network = Texts.read(in);
      out.family = Texts.read(in);
      out.index = in.readLong();
      out.endedMicros = in.readLong();
      out.onPurpose = in.readBoolean();
      out.told = in.readBoolean();
      return out;
    }
  }
}
