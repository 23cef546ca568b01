package org.sessiontrail.detect.rule;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.detect.Alarms;
import org.sessiontrail.detect.EventWindow;
import org.sessiontrail.detect.KeyedState;
import org.sessiontrail.detect.Signal;
import org.sessiontrail.detect.Texts;
import org.sessiontrail.detect.WindowRule;

/**
 * Refused sign-ins of many accounts from one network. An office behind one address has many
 * accounts too, but most of its sign-ins come off: four of five must have been refused.
 */
abstract class NetworkLogins extends WindowRule {
  private static final int REFUSED_TO_LET_IN = 4;

  private final KeyedState<EventWindow> letIn = KeyedState.ofWindows();

  NetworkLogins(DetectRule id, RuleSettings settings) {
    super(id, settings);
  }

  @Override
  public final void take(Signal signal, Alarms alarms) {
    String network = signal.client().network();
    String account = signal.who().account();
    if (network == null || account == null) {
      return;
    }
    long window = settings().windowMicros();
    if (signal.sort() == Signal.Sort.REFUSED_LOGIN) {
      refused(signal, network, account, alarms);
    } else if (signal.who().signIn()) {
      letIn
          .of(network)
          .add(signal.micros(), Texts.hash(account), signal.index(), window, room(1_000));
    }
  }

  private void refused(Signal signal, String network, String account, Alarms alarms) {
    long window = settings().windowMicros();
    long least = settings().threshold();
    EventWindow tries = windows().of(network);
    boolean taken =
        tries.add(
            signal.micros(), Texts.hash(account), signal.index(), window, room(least * 4 + 400));
    if (!taken || tries.size() < least || !mostAreRefused(network, signal, tries)) {
      return;
    }
    Map<Long, Integer> byAccount = tries.counts();
    if (byAccount.size() >= settings().threshold2()
        && fits(tries, byAccount)
        && tries.tell(signal.micros(), window)) {
      alarms.raise(
          alarm(
              signal,
              tries.evidence(),
              "%d refused sign-ins of %d accounts from one network within %d s",
              tries.size(),
              byAccount.size(),
              tries.spanMicros() / 1_000_000));
    }
  }

  private boolean mostAreRefused(String network, Signal signal, EventWindow tries) {
    EventWindow good = letIn.find(network);
    long window = settings().windowMicros();
    int came = good == null ? 0 : good.between(signal.micros() - window, signal.micros() + window);
    return tries.size() >= (long) came * REFUSED_TO_LET_IN;
  }

  /** Whether they are spread over accounts as this rule has it. */
  abstract boolean fits(EventWindow tries, Map<Long, Integer> byAccount);

  @Override
  public final void write(DataOutput out) throws IOException {
    super.write(out);
    letIn.write(out);
  }

  @Override
  public final void read(DataInput in) throws IOException {
    super.read(in);
    letIn.read(in);
  }
}
