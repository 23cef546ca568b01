package org.sessiontrail.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.config.detect.RuleSettings;
import org.sessiontrail.config.detect.Severity;

/**
 * A rule that remembers a window of events by key.
 *
 * <p>Threads: one.
 */
public abstract class WindowRule implements Rule {
  private static final int MOST_EVENTS = 4_096;

  private final DetectRule id;
  private final RuleSettings settings;
  private final KeyedState<EventWindow> windows = KeyedState.ofWindows();

  /** One that has seen nothing yet. */
  protected WindowRule(DetectRule id, RuleSettings settings) {
    this.id = id;
    this.settings = settings;
  }

  @Override
  public final DetectRule id() {
    return id;
  }

  /** What it is told. */
  protected final RuleSettings settings() {
    return settings;
  }

  /** What it remembers. */
  protected final KeyedState<EventWindow> windows() {
    return windows;
  }

  /** So many events as tell whether {@code limit} was reached, within bounds. */
  protected static int room(long limit) {
    return (int) Math.min(MOST_EVENTS, limit + 1);
  }

  /** An alarm of the severity that the rule has by itself. */
  protected final Alarm alarm(Signal at, List<Long> evidence, String why, Object... numbers) {
    return alarm(id.severity(), at, evidence, why, numbers);
  }

  /** An alarm. */
  protected final Alarm alarm(
      Severity severity, Signal at, List<Long> evidence, String why, Object... numbers) {
    return new Alarm(id, severity, at, String.format(Locale.ROOT, why, numbers), evidence);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    windows.write(out);
  }

  @Override
  public void read(DataInput in) throws IOException {
    windows.read(in);
  }
}
